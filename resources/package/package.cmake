# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later

# `cmake --install build/release` puts the program where a desktop finds it; `cpack --config
# build/release/CPackConfig.cmake` makes a Debian package of the same files.
include(GNUInstallDirs)
set(package ${CMAKE_CURRENT_LIST_DIR})

install(TARGETS signalbox)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/examples DESTINATION ${CMAKE_INSTALL_DATADIR}/signalbox)
install(FILES ${package}/signalbox.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${package}/org.signalbox.signalbox.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${package}/signalbox-mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages RENAME signalbox.xml)
install(FILES ${PROJECT_SOURCE_DIR}/resources/signalbox.svg
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${PROJECT_SOURCE_DIR}/resources/signalbox.schema.json ${PROJECT_SOURCE_DIR}/resources/figures.schema.json
    DESTINATION ${CMAKE_INSTALL_DATADIR}/signalbox)
install(FILES ${package}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

# Debian wants these two packed, without a time stamp.
find_program(SIGNALBOX_GZIP gzip REQUIRED)
foreach(page signalbox.1 changelog)
    add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/${page}.gz DEPENDS ${package}/${page}
        COMMAND ${SIGNALBOX_GZIP} -9nc ${package}/${page} > ${PROJECT_BINARY_DIR}/${page}.gz)
endforeach()
add_custom_target(signalbox_pages ALL DEPENDS ${PROJECT_BINARY_DIR}/signalbox.1.gz ${PROJECT_BINARY_DIR}/changelog.gz)
install(FILES ${PROJECT_BINARY_DIR}/signalbox.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${PROJECT_BINARY_DIR}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_CONTACT "The Signalbox authors <maintainers@signalbox.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "draw concurrent programs, run them and see what happens")
set(CPACK_PACKAGE_DESCRIPTION
"Signalbox is a playground for concurrent programs: a layout of tasks, queues,
locks and events is drawn in a window and runs by the rules of Python's
asyncio in virtual time, so that the whole run is known at once. Queues fill,
locks change owner and cancellations spread under the eyes of who draws them.
.
It exports animations of a run, and the same program in Python.")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-inter, fonts-dejavu-core")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland")
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
include(CPack)
