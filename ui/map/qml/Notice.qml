// A sentence on the map, on a ground of its own so that it can be read over anything. Not there without a text.
import QtQuick
import Plateglass.Map

Rectangle {
    id: root

    required property mapLook look
    required property string text
    property alias font: label.font
    property real most: Infinity ///< width; a longer text goes into more lines

    visible: root.text.length > 0
    implicitWidth: label.width + 2 * root.look.padding
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
        width: Math.min(label.implicitWidth, root.most - 2 * root.look.padding)
        wrapMode: Text.WordWrap
        horizontalAlignment: Text.AlignHCenter
        text: root.text
        color: root.look.text
    }
}
