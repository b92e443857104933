add_executable(bench_analysis ${CMAKE_SOURCE_DIR}/tests/bench/bench_analysis.cpp)
target_include_directories(bench_analysis PRIVATE ${CMAKE_SOURCE_DIR}/tests)
target_link_libraries(bench_analysis PRIVATE ws_analysis benchmark::benchmark)
