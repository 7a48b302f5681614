package dev.zhanggui.adapters.web;

/**
 * A number that leads to the records it counts.
 *
 * @param definition what is counted, how fresh it is and where it comes from
 */
record Tile(String title, String number, Tone tone, String address, String definition, String live) {}
