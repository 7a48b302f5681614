package dev.zhanggui.application;

/** A thing and the version under which it stands; versions of one thing only grow, from 1 on. */
public record Versioned<T>(T value, long version) {}
