package dev.zhanggui.specimens.house.ports_have_few_methods.application.orders.spi;

interface Orders {
    int answer1();

    int answer2();

    int answer3();

    int answer4();

    int answer5();

    int answer6();

    int answer7();

    int answer8();
}
