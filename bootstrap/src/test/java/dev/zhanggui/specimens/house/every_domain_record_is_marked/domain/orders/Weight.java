package dev.zhanggui.specimens.house.every_domain_record_is_marked.domain.orders;

record Weight(int grams) {}
