package dev.zhanggui.specimens.house.adapters_do_not_know_each_other.adapters.mail;

public final class Mailbox {}
