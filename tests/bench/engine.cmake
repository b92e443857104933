add_executable(bench_recorder bench_recorder.cpp)
target_link_libraries(bench_recorder PRIVATE ws_record ws_sync benchmark::benchmark)

add_executable(bench_mechanisms bench_mechanisms.cpp pair_run.cpp transports.cpp bare_coroutines.cpp bare_memory.cpp bare_sysv_mq.cpp bare_tokens.cpp bare_sockets.cpp bare_web.cpp bare_short_poll.cpp bare_values.cpp bare_zeromq.cpp)
target_link_libraries(bench_mechanisms PRIVATE ws_channel PkgConfig::libzmq)
target_include_directories(bench_mechanisms PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/..)

add_executable(bench_scripts bench_scripts.cpp)
target_link_libraries(bench_scripts PRIVATE ws_body benchmark::benchmark)
target_include_directories(bench_scripts PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/..)

add_executable(bench_recording bench_recording.cpp)
target_link_libraries(bench_recording PRIVATE ws_session)
target_include_directories(bench_recording PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/..)
