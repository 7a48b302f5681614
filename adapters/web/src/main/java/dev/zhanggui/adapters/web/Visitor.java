package dev.zhanggui.adapters.web;

import dev.zhanggui.application.Actor;

/**
 * Somebody who is signed in.
 *
 * @param name as the desk greets them
 * @param formKey known to this session's own pages only: what is posted brings it along, so that no other site can post
 */
public record Visitor(Actor actor, String name, String formKey) {}
