// The map: sheets painted by C++ on top of each other, all following the view of one Qt Location map. What may be done with
// it is decided by the controller; there is no network, no rotation and no tilt.
pragma ComponentBehavior: Bound

import QtQuick
import QtLocation
import Plateglass.Map

Item {
    id: root

    required property MapController controller

    /// Where words stand, so that names and symbols keep clear of them.
    readonly property rect notesRoom: Qt.rect(corner.x, corner.y, corner.width, corner.height)
    readonly property rect stateRoom: said.visible ? Qt.rect(said.x, said.y, said.width, said.height) : Qt.rect(0, 0, 0, 0)

    clip: true

    onNotesRoomChanged: root.controller.setCover(MapController.Cover.Notes, root.notesRoom)
    onStateRoomChanged: root.controller.setCover(MapController.Cover.State, root.stateRoom)

    onWidthChanged: root.controller.setViewSize(root.width, root.height)
    onHeightChanged: root.controller.setViewSize(root.width, root.height)

    Map {
        id: map

        objectName: "map"
        anchors.fill: parent
        plugin: Plugin {
            name: "itemsoverlay"
        }
        color: root.controller.look.land
        copyrightsVisible: false
        center: root.controller.center
        zoomLevel: root.controller.zoomLevel
        minimumTilt: 0
        maximumTilt: 0

        BaseMapLayer {
            objectName: "baseMapLayer"
            anchors.fill: parent
            z: 0
            controller: root.controller
            center: map.center
            zoomLevel: map.zoomLevel
        }
        NameLayer {
            objectName: "nameLayer"
            anchors.fill: parent
            z: 1
            controller: root.controller
            center: map.center
            zoomLevel: map.zoomLevel
        }
        OverlayLayer {
            objectName: "overlayLayer"
            anchors.fill: parent
            z: 2
            controller: root.controller
            center: map.center
            zoomLevel: map.zoomLevel
        }
        AreaLayer {
            objectName: "areaLayer"
            anchors.fill: parent
            z: 3
            controller: root.controller
            center: map.center
            zoomLevel: map.zoomLevel
        }
        ReadsLayer {
            objectName: "readsLayer"
            anchors.fill: parent
            z: 4
            opacity: root.controller.readsOpacity
            controller: root.controller
            center: map.center
            zoomLevel: map.zoomLevel
        }
        EmphasisLayer {
            objectName: "emphasisLayer"
            anchors.fill: parent
            z: 5
            opacity: root.controller.readsOpacity
            controller: root.controller
            center: map.center
            zoomLevel: map.zoomLevel
        }
        AreaNameLayer {
            objectName: "areaNameLayer"
            anchors.fill: parent
            z: 6
            controller: root.controller
            center: map.center
            zoomLevel: map.zoomLevel
        }
    }

    MapInput {
        objectName: "mapInput"
        anchors.fill: parent
        controller: root.controller
    }

    CornerNotes {
        id: corner

        anchors.left: parent.left
        anchors.top: parent.top
        anchors.margins: root.controller.look.padding
        look: root.controller.look
        notes: root.controller.notes
    }
    Notice {
        id: said

        readonly property bool meetsNotes: corner.x + corner.width + root.controller.look.gap > (root.width - said.width) / 2

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        anchors.topMargin: root.controller.look.padding + (said.meetsNotes && corner.height > 0 ? corner.height + root.controller.look.gap : 0)
        font: root.controller.look.body
        most: root.width - 2 * root.controller.look.padding
        look: root.controller.look
        text: root.controller.stateText
    }

    Rectangle {
        anchors.fill: parent
        visible: root.controller.keyboardFocus
        color: "transparent"
        border.color: root.controller.look.focusRing
        border.width: root.controller.look.line
    }
}
