package dev.zhanggui.specimens.house.adapters_do_not_know_each_other.adapters.fax;

import dev.zhanggui.specimens.house.adapters_do_not_know_each_other.adapters.mail.Mailbox;

record Fax(Mailbox mailbox) {}
