package dev.clioremind;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Learns that Ctrl-C was pressed, which a shutdown hook is not told. Java's own handler does all
 * the rest, and afterwards. By reflection, since the class that tells is no documented part of
 * Java: one without it is no worse off than before.
 */
final class KeyboardInterrupt {

  private static final String HANDLE = "handle";

  private KeyboardInterrupt() {}

  /**
   * Calls from now on, in a thread of the system's, whenever it is pressed; quick and harmless it
   * must be, for the program ends right after it.
   */
  static void watch(Runnable pressed) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Method usualWay = handler.getMethod(HANDLE, signal);
      AtomicReference<Object> usual = new AtomicReference<>();
      Object ours =
          Proxy.newProxyInstance(
              KeyboardInterrupt.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (!method.equals(usualWay)) {
                  return method.invoke(usual, arguments); // equals, hashCode, toString
                }
                try {
                  pressed.run();
                } finally {
                  usualWay.invoke(usual.get(), arguments);
                }
                return null;
              });
      Object interrupt = signal.getConstructor(String.class).newInstance("INT");
      usual.set(signal.getMethod(HANDLE, signal, handler).invoke(null, interrupt, ours));
    } catch (ReflectiveOperationException | RuntimeException e) {
      // Nobody is told which signal it was; the program ends as orderly.
    }
  }
}
