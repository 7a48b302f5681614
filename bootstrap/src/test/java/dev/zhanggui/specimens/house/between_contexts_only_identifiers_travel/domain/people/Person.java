package dev.zhanggui.specimens.house.between_contexts_only_identifiers_travel.domain.people;

public record Person(String name) {}
