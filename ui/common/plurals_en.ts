<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Formats</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>after `per`</comment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueryWords</name>
    <message numerus="yes">
        <source>%n look-alike(s) allowed</source>
        <translation>
            <numerusform>%n look-alike allowed</numerusform>
            <numerusform>%n look-alikes allowed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) allowed</source>
        <translation>
            <numerusform>%n edit allowed</numerusform>
            <numerusform>%n edits allowed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the %n area(s) outlined on the map</source>
        <translation>
            <numerusform>the area outlined on the map</numerusform>
            <numerusform>the %n areas outlined on the map</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowWords</name>
    <message numerus="yes">
        <source>Look-alike: differs in %n character(s) that readers confuse.</source>
        <translation>
            <numerusform>Look-alike: differs in %n character that readers confuse.</numerusform>
            <numerusform>Look-alike: differs in %n characters that readers confuse.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edited: %n character(s) changed, added or left out.</source>
        <translation>
            <numerusform>Edited: %n character changed, added or left out.</numerusform>
            <numerusform>Edited: %n characters changed, added or left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plateglass::ui::EmptyResult</name>
    <message numerus="yes">
        <source>%Ln read(s) meet all other terms but have no coordinates.</source>
        <translation>
            <numerusform>%Ln read meets all other terms but has no coordinates.</numerusform>
            <numerusform>%Ln reads meet all other terms but have no coordinates.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plateglass::ui::MainWindow</name>
    <message numerus="yes">
        <source>Locked at %1 after %n minute(s) without a key or a move.</source>
        <translation>
            <numerusform>Locked at %1 after %n minute without a key or a move.</numerusform>
            <numerusform>Locked at %1 after %n minutes without a key or a move.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plateglass::ui::MapController</name>
    <message numerus="yes">
        <source>%n base map(s) could not be opened</source>
        <translation>
            <numerusform>%n base map could not be opened</numerusform>
            <numerusform>%n base maps could not be opened</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overlay(s) could not be read</source>
        <translation>
            <numerusform>%n overlay could not be read</numerusform>
            <numerusform>%n overlays could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln read(s) have no coordinates and are not on the map</source>
        <translation>
            <numerusform>%Ln read has no coordinates and is not on the map</numerusform>
            <numerusform>%Ln reads have no coordinates and are not on the map</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fixed camera(s) stand there.</source>
        <translation>
            <numerusform>%n fixed camera stands there.</numerusform>
            <numerusform>%n fixed cameras stand there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plateglass::ui::MapPanel</name>
    <message numerus="yes">
        <source>%Ln read(s)</source>
        <translation>
            <numerusform>%Ln read</numerusform>
            <numerusform>%Ln reads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln read(s)</source>
        <translation>
            <numerusform>%1, %Ln read</numerusform>
            <numerusform>%1, %Ln reads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln camera(s)</source>
        <translation>
            <numerusform>%Ln camera</numerusform>
            <numerusform>%Ln cameras</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plateglass::ui::ResultsPanel</name>
    <message numerus="yes">
        <source>%Ln read(s) meet all other terms but have no coordinates.</source>
        <translation>
            <numerusform>%Ln read meets all other terms but has no coordinates.</numerusform>
            <numerusform>%Ln reads meet all other terms but have no coordinates.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln read(s) found</source>
        <translation>
            <numerusform>%Ln read found</numerusform>
            <numerusform>%Ln reads found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln read(s) found. %2 hidden by the brush</source>
        <translation>
            <numerusform>%1 of %Ln read found. %2 hidden by the brush</numerusform>
            <numerusform>%1 of %Ln reads found. %2 hidden by the brush</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searching. Still shown: the %Ln read(s) of the previous result.</source>
        <translation>
            <numerusform>Searching. Still shown: the read of the previous result.</numerusform>
            <numerusform>Searching. Still shown: the %Ln reads of the previous result.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searching. Still shown: %1 of the %Ln read(s) of the previous result.</source>
        <translation>
            <numerusform>Searching. Still shown: %1 of the %Ln read of the previous result.</numerusform>
            <numerusform>Searching. Still shown: %1 of the %Ln reads of the previous result.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) not shown, see the loupe</source>
        <translation>
            <numerusform>%n column not shown, see the loupe</numerusform>
            <numerusform>%n columns not shown, see the loupe</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plateglass::ui::ShapeForm</name>
    <message numerus="yes">
        <source>%n fixed camera(s) inside</source>
        <translation>
            <numerusform>%n fixed camera inside</numerusform>
            <numerusform>%n fixed cameras inside</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plateglass::ui::SiteList</name>
    <message numerus="yes">
        <source>%1, %Ln read(s)</source>
        <translation>
            <numerusform>%1, %Ln read</numerusform>
            <numerusform>%1, %Ln reads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plateglass::ui::StartSessionDialog</name>
    <message numerus="yes">
        <source>%n character(s). A reviewer who does not know the case reads this sentence.</source>
        <translation>
            <numerusform>%n character. A reviewer who does not know the case reads this sentence.</numerusform>
            <numerusform>%n characters. A reviewer who does not know the case reads this sentence.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plateglass::ui::TimelinePlot</name>
    <message numerus="yes">
        <source>%Ln read(s) from %1 to %2.</source>
        <translation>
            <numerusform>%Ln read from %1 to %2.</numerusform>
            <numerusform>%Ln reads from %1 to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln read(s) from %1 to %2</source>
        <translation>
            <numerusform>%Ln read from %1 to %2</numerusform>
            <numerusform>%Ln reads from %1 to %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plateglass::ui::Workbench</name>
    <message numerus="yes">
        <source>%Ln read(s) in %1 s</source>
        <translation>
            <numerusform>%Ln read in %1 s</numerusform>
            <numerusform>%Ln reads in %1 s</numerusform>
        </translation>
    </message>
</context>
</TS>
