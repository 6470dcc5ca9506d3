// What must be known of the picture and is not in it: one line each.
pragma ComponentBehavior: Bound

import QtQuick
import Plateglass.Map

Column {
    id: root

    required property mapLook look
    required property list<string> notes

    spacing: root.look.gap

    Repeater {
        model: root.notes

        Notice {
            required property string modelData

            font: root.look.note
            look: root.look
            text: modelData
        }
    }
}
