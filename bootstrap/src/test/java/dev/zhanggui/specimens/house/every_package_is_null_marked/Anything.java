package dev.zhanggui.specimens.house.every_package_is_null_marked;

final class Anything {}
