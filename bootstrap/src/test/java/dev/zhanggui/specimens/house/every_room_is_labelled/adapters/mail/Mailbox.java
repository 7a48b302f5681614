package dev.zhanggui.specimens.house.every_room_is_labelled.adapters.mail;

final class Mailbox {}
