package dev.zhanggui.specimens.house.names_carry_no_pattern_words;

final class StockManager {}
