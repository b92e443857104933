add_executable(bench_deadlock bench_deadlock.cpp)
target_link_libraries(bench_deadlock PRIVATE ws_integration_support)
add_dependencies(bench_deadlock waitscope-worker)

add_executable(bench_window bench_window.cpp watched_application.cpp watched_application.h)
set_target_properties(bench_window PROPERTIES AUTOMOC ON)
target_link_libraries(bench_window PRIVATE ws_ui_app ws_integration_support Qt6::Test)
add_dependencies(bench_window waitscope-worker)

add_executable(bench_lanes bench_lanes.cpp)
target_link_libraries(bench_lanes PRIVATE ws_ui_app)
target_include_directories(bench_lanes PRIVATE ${CMAKE_SOURCE_DIR}/tests)
