package dev.clioremind.process;

/** The empty program: what Java itself takes. */
final class Nothing {

  private Nothing() {}

  public static void main(String[] arguments) {}
}
