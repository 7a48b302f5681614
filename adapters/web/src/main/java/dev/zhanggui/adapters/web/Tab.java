package dev.zhanggui.adapters.web;

/**
 * One of several lists over the same thing.
 *
 * @param count how much is in it; below zero: it is not counted
 * @param live the name under which its count is told while the page is open; empty: it is not
 */
record Tab(String text, String address, long count, boolean current, String live) {}
