package dev.zhanggui.adapters.web;

/** One thing that can be chosen. */
record Choice(String value, String text) {}
