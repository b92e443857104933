# The three kinds of target of this project. Sources are listed, never globbed.

# One static library a folder:  ws_library(channel USES base event record SOURCES pipe.cpp ... [LIBRARIES Foo::Foo])
function(ws_library name)
    cmake_parse_arguments(ARG "" "" "USES;SOURCES;LIBRARIES" ${ARGN})
    add_library(ws_${name} STATIC ${ARG_SOURCES})
    list(TRANSFORM ARG_USES PREPEND ws_ OUTPUT_VARIABLE uses)
    target_link_libraries(ws_${name} PUBLIC ws_options ${uses} ${ARG_LIBRARIES})
endfunction()

# A test program:  ws_test(unit tst_clock USES base [LABELS no-tsan] [RUN_SERIAL])
function(ws_test folder name)
    cmake_parse_arguments(ARG "RUN_SERIAL" "TIMEOUT" "USES;LABELS;SOURCES;LIBRARIES" ${ARGN})
    add_executable(${name} ${CMAKE_SOURCE_DIR}/tests/${folder}/${name}.cpp ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    list(TRANSFORM ARG_USES PREPEND ws_ OUTPUT_VARIABLE uses)
    target_link_libraries(${name} PRIVATE ${uses} Qt6::Test ${ARG_LIBRARIES})
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    add_test(NAME ${name} COMMAND ${name})
    # TSan: threads that still wait are ended with their worker process, by design; and its sleep of a second at exit
    # would outlast the patience of a session.
    set_tests_properties(${name} PROPERTIES LABELS "${folder};${ARG_LABELS}" TIMEOUT 300
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=UTC;LC_ALL=C.UTF-8;WAITSCOPE_RESOURCES=${CMAKE_SOURCE_DIR}/resources;WAITSCOPE_BIN=${CMAKE_BINARY_DIR}/bin;TSAN_OPTIONS=ignore_noninstrumented_modules=1:report_thread_leaks=0:atexit_sleep_ms=0:handle_segv=0:die_after_fork=0")
    # A skipped test proves nothing, so it counts as failed.
    set_tests_properties(${name} PROPERTIES FAIL_REGULAR_EXPRESSION "SKIP   : ")
    if(ARG_TIMEOUT)
        set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT})
    endif()
    if(ARG_RUN_SERIAL)
        set_tests_properties(${name} PROPERTIES RUN_SERIAL ON)
    endif()
endfunction()
