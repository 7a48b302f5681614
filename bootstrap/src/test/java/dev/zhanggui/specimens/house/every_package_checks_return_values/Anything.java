package dev.zhanggui.specimens.house.every_package_checks_return_values;

final class Anything {}
