# What is installed, where, and the Debian package that `cpack -G DEB` makes of it.
# The programs find the rest by their own place (../libexec/waitscope, ../share/waitscope), so any prefix will do.

set(packaging ${CMAKE_SOURCE_DIR}/packaging)

install(TARGETS waitscope waitscope-cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS waitscope-worker RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/waitscope)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/resources/experiments DESTINATION ${CMAKE_INSTALL_DATADIR}/waitscope)

install(FILES ${packaging}/waitscope.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${packaging}/org.waitscope.Waitscope.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${packaging}/waitscope-mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages RENAME waitscope.xml)
install(FILES ${CMAKE_SOURCE_DIR}/resources/icons/waitscope.svg
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${packaging}/waitscope.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${packaging}/waitscope.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 RENAME waitscope-cli.1)
install(FILES ${packaging}/copyright ${CMAKE_SOURCE_DIR}/README.md ${CMAKE_SOURCE_DIR}/CHANGELOG.md
    ${CMAKE_SOURCE_DIR}/docs/experiment-format.md
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/waitscope OPTIONAL)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME waitscope)
set(CPACK_PACKAGE_VENDOR "The Waitscope project")
set(CPACK_PACKAGE_CONTACT "The Waitscope project <waitscope@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "inspector for waiting: real workers, live charts, proven deadlocks")
set(CPACK_PACKAGE_DESCRIPTION
    "Waitscope starts real processes and threads, wires them through pipes, queues and
locks, and shows while they run how fast data moves, who is blocked, for how long
and on what. When everything stops it proves the deadlock.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/package)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-inter, fonts-dejavu-core, fonts-noto-cjk, qt6-translations-l10n")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS qt6-wayland)
include(CPack)
