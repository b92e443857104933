add_library(ws_recording_support STATIC
    ${CMAKE_SOURCE_DIR}/tests/support/small_recording.cpp
    ${CMAKE_SOURCE_DIR}/tests/fuzz/recording_target.cpp)
target_link_libraries(ws_recording_support PUBLIC ws_session Qt6::Core)
target_include_directories(ws_recording_support PUBLIC ${CMAKE_SOURCE_DIR}/tests)
ws_test(unit tst_recording_format USES recording_support LIBRARIES PkgConfig::libzstd)
ws_test(unit tst_recording_hostile USES recording_support TIMEOUT 900)
ws_test(unit tst_recording_part USES recording_support)
ws_test(unit tst_recording_exports USES recording_support LIBRARIES nlohmann_json::nlohmann_json)
target_compile_definitions(tst_recording_exports PRIVATE WS_GOLDEN="${CMAKE_SOURCE_DIR}/tests/golden")
