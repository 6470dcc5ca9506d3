// A sentence on the map, on a ground of its own so that it can be read over anything. Not there without a text.
import QtQuick
import Plateglass.Map

Rectangle {
    id: root

    required property mapLook look
    required property string text
    property alias font: label.font

    visible: root.text.length > 0
    implicitWidth: label.implicitWidth + 2 * root.look.padding
    implicitHeight: label.implicitHeight + root.look.padding
    radius: root.look.radius
    color: root.look.raised
    border.color: root.look.edge
    border.width: root.look.hair

    Accessible.role: Accessible.StaticText
    Accessible.name: root.text

    Text {
        id: label

        anchors.centerIn: parent
        text: root.text
        color: root.look.text
    }
}
