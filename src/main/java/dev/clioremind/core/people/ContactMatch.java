package dev.clioremind.core.people;

/** Whether somebody in Clio was found in GoHighLevel, without a doubt who it is. */
public sealed interface ContactMatch {

  /** This contact: the address of the channel is the same and the name agrees. */
  record Found(Contact contact) implements ContactMatch {}

  /** There is none. */
  record Missing() implements ContactMatch {}

  /**
   * Somebody is there, but it is not certain that it is the same person.
   *
   * @param why in words, without client data
   */
  record Ambiguous(String why) implements ContactMatch {}

  /**
   * There was none, and adding the person did not come about.
   *
   * @param why in words, without client data
   * @param again whether the next run may have more luck; else a person is needed
   */
  record NotAdded(String why, boolean again) implements ContactMatch {}
}
