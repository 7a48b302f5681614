package dev.zhanggui.adapters.web;

/** A state by word, shape and colour. */
record Badge(Tone tone, String text) {}
