package dev.zhanggui.adapters.web;

/** What became of the last form: said once, where the visitor looks. */
record Notice(Tone tone, String text) {}
