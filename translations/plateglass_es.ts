<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
    <context>
        <name>Actions</name>
        <message>
            <source>&amp;Explore the demo city</source>
            <translation>&amp;Explorar la ciudad de demostración</translation>
        </message>
        <message>
            <source>&amp;Open a workspace…</source>
            <translation>&amp;Abrir un espacio de trabajo…</translation>
        </message>
        <message>
            <source>&amp;Close the workspace</source>
            <translation>&amp;Cerrar el espacio de trabajo</translation>
        </message>
        <message>
            <source>&amp;Lock</source>
            <translation>&amp;Bloquear</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Salir</translation>
        </message>
        <message>
            <source>&amp;Go to the search bar</source>
            <translation>&amp;Ir a la barra de búsqueda</translation>
        </message>
        <message>
            <source>&amp;Run the search</source>
            <translation>Ejecutar la &amp;búsqueda</translation>
        </message>
        <message>
            <source>&amp;Cancel the search, or clear the selection</source>
            <translation>&amp;Cancelar la búsqueda o quitar la selección</translation>
        </message>
        <message>
            <source>Clear brush and &amp;filters</source>
            <translation>Quitar intervalo y &amp;filtros</translation>
        </message>
        <message>
            <source>&amp;Previous read</source>
            <translation>Lectura &amp;anterior</translation>
        </message>
        <message>
            <source>&amp;Next read</source>
            <translation>Lectura &amp;siguiente</translation>
        </message>
        <message>
            <source>&amp;Start a session…</source>
            <translation>&amp;Iniciar una sesión…</translation>
        </message>
        <message>
            <source>&amp;End the session</source>
            <translation>&amp;Terminar la sesión</translation>
        </message>
        <message>
            <source>&amp;Next panel</source>
            <translation>Panel &amp;siguiente</translation>
        </message>
        <message>
            <source>&amp;Previous panel</source>
            <translation>Panel &amp;anterior</translation>
        </message>
        <message>
            <source>Go to the &amp;map</source>
            <translation>Ir al &amp;mapa</translation>
        </message>
        <message>
            <source>Go to the &amp;timeline</source>
            <translation>Ir a la línea de &amp;tiempo</translation>
        </message>
        <message>
            <source>Go to the &amp;results</source>
            <translation>Ir a los &amp;resultados</translation>
        </message>
        <message>
            <source>Go to the &amp;loupe</source>
            <translation>Ir a la &amp;lupa</translation>
        </message>
        <message>
            <source>Grow the map, and back</source>
            <translation>Ampliar el mapa, y volver</translation>
        </message>
        <message>
            <source>Grow the timeline, and back</source>
            <translation>Ampliar la línea de tiempo, y volver</translation>
        </message>
        <message>
            <source>Grow the results, and back</source>
            <translation>Ampliar los resultados, y volver</translation>
        </message>
        <message>
            <source>Reset the la&amp;yout</source>
            <translation>Restablecer la &amp;disposición</translation>
        </message>
        <message>
            <source>Local time or &amp;UTC</source>
            <translation>Hora local o &amp;UTC</translation>
        </message>
        <message>
            <source>Light or &amp;dark</source>
            <translation>Claro u &amp;oscuro</translation>
        </message>
        <message>
            <source>&amp;Full screen</source>
            <translation>&amp;Pantalla completa</translation>
        </message>
        <message>
            <source>&amp;All keys</source>
            <translation>&amp;Todas las teclas</translation>
        </message>
        <message>
            <source>A&amp;bout Plateglass</source>
            <translation>A&amp;cerca de Plateglass</translation>
        </message>
        <message>
            <source>Draw a circle</source>
            <translation>Dibujar un círculo</translation>
        </message>
        <message>
            <source>Draw a polygon</source>
            <translation>Dibujar un polígono</translation>
        </message>
        <message>
            <source>Type the shape&apos;s coordinates</source>
            <translation>Escribir las coordenadas de la forma</translation>
        </message>
        <message>
            <source>Show the whole result</source>
            <translation>Mostrar todo el resultado</translation>
        </message>
        <message>
            <source>Show the selection</source>
            <translation>Mostrar la selección</translation>
        </message>
        <message>
            <source>Closer, farther</source>
            <translation>Acercar, alejar</translation>
        </message>
        <message>
            <source>Move the map</source>
            <translation>Mover el mapa</translation>
        </message>
        <message>
            <source>Move the playhead by one bar</source>
            <translation>Mover el cursor una barra</translation>
        </message>
        <message>
            <source>Brush starts, ends at the playhead</source>
            <translation>El intervalo empieza, termina en el cursor</translation>
        </message>
        <message>
            <source>Move the brush</source>
            <translation>Mover el intervalo</translation>
        </message>
        <message>
            <source>Resize the brush</source>
            <translation>Cambiar la duración del intervalo</translation>
        </message>
        <message>
            <source>Zoom to the brush, one step out</source>
            <translation>Acercar al intervalo, un paso atrás</translation>
        </message>
        <message>
            <source>Show the whole window of the search</source>
            <translation>Mostrar toda la ventana de la búsqueda</translation>
        </message>
        <message>
            <source>Previous, next row</source>
            <translation>Fila anterior, siguiente</translation>
        </message>
        <message>
            <source>Select more rows</source>
            <translation>Seleccionar más filas</translation>
        </message>
        <message>
            <source>Whole image, or every pixel</source>
            <translation>Imagen entera o a tamaño real</translation>
        </message>
        <message>
            <source>Move the image</source>
            <translation>Mover la imagen</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <comment>menu</comment>
            <translation>&amp;Archivo</translation>
        </message>
        <message>
            <source>&amp;Search</source>
            <comment>menu</comment>
            <translation>&amp;Buscar</translation>
        </message>
        <message>
            <source>Se&amp;lect</source>
            <comment>menu</comment>
            <translation>&amp;Seleccionar</translation>
        </message>
        <message>
            <source>&amp;Case</source>
            <comment>menu: the session of a case</comment>
            <translation>&amp;Caso</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <comment>menu</comment>
            <translation>&amp;Ver</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <comment>menu</comment>
            <translation>A&amp;yuda</translation>
        </message>
        <message>
            <source>Map</source>
            <comment>panel</comment>
            <translation>Mapa</translation>
        </message>
        <message>
            <source>Timeline</source>
            <comment>panel</comment>
            <translation>Línea de tiempo</translation>
        </message>
        <message>
            <source>Results</source>
            <comment>panel</comment>
            <translation>Resultados</translation>
        </message>
        <message>
            <source>Loupe</source>
            <comment>panel</comment>
            <translation>Lupa</translation>
        </message>
        <message>
            <source>&amp;Pause or resume the session</source>
            <translation>&amp;Pausar o reanudar la sesión</translation>
        </message>
        <message>
            <source>&amp;Investigate</source>
            <translation>&amp;Investigar</translation>
        </message>
        <message>
            <source>&amp;Audit</source>
            <translation>&amp;Auditoría</translation>
        </message>
        <message>
            <source>A&amp;dministration</source>
            <translation>A&amp;dministración</translation>
        </message>
        <message>
            <source>&amp;Window</source>
            <comment>menu</comment>
            <translation>&amp;Ventana</translation>
        </message>
        <message>
            <source>Next, previous camera</source>
            <translation>Cámara siguiente, anterior</translation>
        </message>
        <message>
            <source>List the camera&apos;s reads, or take several apart</source>
            <translation>Listar las lecturas de la cámara, o separar varias</translation>
        </message>
        <message>
            <source>Allow one more loo&amp;k-alike in the question</source>
            <translation>&amp;Permitir una semejanza más en la pregunta</translation>
        </message>
        <message>
            <source>&amp;Widen the time in the question</source>
            <translation>&amp;Ampliar el tiempo de la pregunta</translation>
        </message>
        <message>
            <source>Whole image, 100%, 200%, 400%</source>
            <translation>Imagen entera, 100 %, 200 %, 400 %</translation>
        </message>
    </context>
    <context>
        <name>Formats</name>
        <message>
            <source>%L1%</source>
            <comment>share in percent, with or without a space as the language writes it</comment>
            <translation>%L1&#xa0;%</translation>
        </message>
        <message>
            <source>%L1 × %L2 px</source>
            <comment>width and height in pixels</comment>
            <translation>%L1 × %L2 px</translation>
        </message>
        <message>
            <source>day</source>
            <comment>after `per`</comment>
            <translation>día</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <comment>after `per`</comment>
            <translation>
                <numerusform>%n día</numerusform>
                <numerusform>%n días</numerusform>
            </translation>
        </message>
        <message>
            <source>hour</source>
            <comment>after `per`</comment>
            <translation>hora</translation>
        </message>
        <message>
            <source>%L1 h</source>
            <comment>hours</comment>
            <translation>%L1 h</translation>
        </message>
        <message>
            <source>%L1 min</source>
            <comment>minutes</comment>
            <translation>%L1 min</translation>
        </message>
        <message>
            <source>%L1 s</source>
            <comment>seconds</comment>
            <translation>%L1 s</translation>
        </message>
        <message>
            <source>%L1 min %L2 s</source>
            <comment>minutes and seconds</comment>
            <translation>%L1 min %L2 s</translation>
        </message>
        <message>
            <source>%L1 h %L2 min</source>
            <comment>hours and minutes</comment>
            <translation>%L1 h %L2 min</translation>
        </message>
    </context>
    <context>
        <name>MapLegend</name>
        <message>
            <source>%1 to %2</source>
            <translation>%1 a %2</translation>
        </message>
        <message>
            <source>Newest read</source>
            <translation>Lectura más reciente</translation>
        </message>
        <message>
            <source>oldest, equal steps of time</source>
            <translation>más antigua, tramos de tiempo iguales</translation>
        </message>
        <message>
            <source>Dots are reads; their colour is their age in five equal steps of time, the newest stands out most.</source>
            <translation>Los puntos son lecturas; su color es su antigüedad en cinco tramos de tiempo iguales, la más reciente destaca más.</translation>
        </message>
        <message>
            <source>Reads in a cell</source>
            <translation>Lecturas por celda</translation>
        </message>
        <message>
            <source>Reads in a cell, from the palest to the strongest: %1, %2, %3, %4, %5.</source>
            <translation>Lecturas por celda, de la más pálida a la más intensa: %1, %2, %3, %4, %5.</translation>
        </message>
        <message>
            <source>A line leads from a disc that was moved aside to where its camera is.</source>
            <translation>Una línea lleva de un disco apartado al lugar de su cámara.</translation>
        </message>
        <message>
            <source>Current read</source>
            <translation>Lectura actual</translation>
        </message>
        <message>
            <source>The strong ring is around the current read.</source>
            <translation>El anillo grueso rodea la lectura actual.</translation>
        </message>
        <message>
            <source>Selected reads</source>
            <translation>Lecturas seleccionadas</translation>
        </message>
        <message>
            <source>Faint marks are hidden by the filters.</source>
            <translation>Las marcas tenues están ocultas por los filtros.</translation>
        </message>
        <message>
            <source>Camera not reporting</source>
            <translation>Cámara sin informar</translation>
        </message>
        <message>
            <source>A cross with hatching is a camera that did not report in this window.</source>
            <translation>Una cruz con rayado es una cámara que no informó en este intervalo.</translation>
        </message>
        <message>
            <source>Small rings are cameras without reads in this result.</source>
            <translation>Los anillos pequeños son cámaras sin lecturas en este resultado.</translation>
        </message>
        <message>
            <source>Searched area</source>
            <translation>Área buscada</translation>
        </message>
        <message>
            <source>Not yet searched</source>
            <translation>Todavía sin buscar</translation>
        </message>
        <message>
            <source>The dashed outline is drawn and not yet searched.</source>
            <translation>El contorno discontinuo está dibujado y todavía sin buscar.</translation>
        </message>
        <message>
            <source>Saved area</source>
            <translation>Área guardada</translation>
        </message>
        <message>
            <source>Grey outlines are saved areas that are not part of the search.</source>
            <translation>Los contornos grises son áreas guardadas que no forman parte de la búsqueda.</translation>
        </message>
        <message>
            <source>Overlay</source>
            <translation>Capa</translation>
        </message>
        <message>
            <source>Thin grey lines are overlays of the workspace.</source>
            <translation>Las líneas grises finas son capas del espacio de trabajo.</translation>
        </message>
        <message>
            <source>Camera with reads</source>
            <translation>Cámara con lecturas</translation>
        </message>
        <message>
            <source>Discs are cameras with reads; their area grows with the number of reads, which is inside.</source>
            <translation>Los discos son cámaras con lecturas; su superficie crece con el número de lecturas, que va dentro.</translation>
        </message>
        <message>
            <source>Several cameras</source>
            <translation>Varias cámaras</translation>
        </message>
        <message>
            <source>Boxes stand for several cameras too near to each other to be told apart; their reads are added up. Seen from closer they fall apart.</source>
            <translation>Las cajas son varias cámaras demasiado juntas para distinguirlas; sus lecturas van sumadas. De más cerca se separan.</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Sentido</translation>
        </message>
        <message>
            <source>Arrow heads show the directions of travel at a camera.</source>
            <translation>Las puntas de flecha indican los sentidos de marcha en una cámara.</translation>
        </message>
        <message>
            <source>To the camera</source>
            <translation>Hacia la cámara</translation>
        </message>
        <message>
            <source>Thin rings are around selected reads and cameras that have some.</source>
            <translation>Los anillos finos rodean las lecturas seleccionadas y las cámaras que las tienen.</translation>
        </message>
        <message>
            <source>Hidden by filters</source>
            <translation>Oculto por filtros</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Cámara</translation>
        </message>
        <message>
            <source>Dark outlines are the searched areas.</source>
            <translation>Los contornos oscuros son las zonas buscadas.</translation>
        </message>
    </context>
    <context>
        <name>QueryFault</name>
        <message>
            <source>There is no area of this name in the workspace.</source>
            <translation>No hay ningún área con este nombre en el espacio de trabajo.</translation>
        </message>
        <message>
            <source>Expected +candidates here.</source>
            <translation>Aquí se esperaba +candidates.</translation>
        </message>
        <message>
            <source>Expected one plate here.</source>
            <translation>Aquí se esperaba una matrícula.</translation>
        </message>
        <message>
            <source>Days are mon, tue, wed, thu, fri, sat, sun, or a range such as mon-fri.</source>
            <translation>Los días son mon, tue, wed, thu, fri, sat, sun o un tramo como mon-fri.</translation>
        </message>
        <message>
            <source>A duration is a number with s, m, h or d, for example 60s.</source>
            <translation>Una duración es un número con s, m, h o d, por ejemplo 60s.</translation>
        </message>
        <message>
            <source>A pattern with signs takes look-alikes (~) but no edits (^).</source>
            <translation>Un patrón con signos admite caracteres parecidos (~), pero no cambios (^).</translation>
        </message>
        <message>
            <source>At most two edits can be allowed. Three would bring mostly other vehicles.</source>
            <translation>Se admiten dos cambios como máximo. Con tres saldrían sobre todo otros vehículos.</translation>
        </message>
        <message>
            <source>has: takes no expression. Write it as plate:/…/ with .* at both ends.</source>
            <translation>has: no admite expresiones. Escríbala como plate:/…/ con .* en los dos extremos.</translation>
        </message>
        <message>
            <source>These hours are empty: from and to are the same.</source>
            <translation>Estas horas están vacías: el comienzo y el final son iguales.</translation>
        </message>
        <message>
            <source>Hours are HH or HH:MM, from 00:00 to 24:00.</source>
            <translation>Las horas son HH o HH:MM, de 00:00 a 24:00.</translation>
        </message>
        <message>
            <source>Expected .. between two hours, for example 22:00..02:00.</source>
            <translation>Se esperaba .. entre dos horas, por ejemplo 22:00..02:00.</translation>
        </message>
        <message>
            <source>A value is missing beside the comma.</source>
            <translation>Falta un valor junto a la coma.</translation>
        </message>
        <message>
            <source>This names no look-alike class. An example is ~1(7T1,4A).</source>
            <translation>Esto no nombra ninguna clase de caracteres parecidos. Un ejemplo es ~1(7T1,4A).</translation>
        </message>
        <message>
            <source>At most two look-alikes can be allowed. Three would bring mostly other vehicles.</source>
            <translation>Se admiten dos caracteres parecidos como máximo. Con tres saldrían sobre todo otros vehículos.</translation>
        </message>
        <message>
            <source>Expected a number here.</source>
            <translation>Aquí se esperaba un número.</translation>
        </message>
        <message>
            <source>This number is out of range.</source>
            <translation>Este número está fuera de los límites.</translation>
        </message>
        <message>
            <source>This character cannot stand in a plate. Put a pasted plate in double quotes.</source>
            <translation>Este carácter no puede estar en una matrícula. Ponga entre comillas dobles la matrícula pegada.</translation>
        </message>
        <message>
            <source>This character cannot be read. Type it again.</source>
            <translation>Este carácter no se puede leer. Escríbalo de nuevo.</translation>
        </message>
        <message>
            <source>This expression is empty.</source>
            <translation>Esta expresión está vacía.</translation>
        </message>
        <message>
            <source>This expression has no closing slash.</source>
            <translation>A esta expresión le falta la barra final.</translation>
        </message>
        <message>
            <source>Only letters and digits can stand in a set.</source>
            <translation>En un conjunto solo puede haber letras y cifras.</translation>
        </message>
        <message>
            <source>This set is empty.</source>
            <translation>Este conjunto está vacío.</translation>
        </message>
        <message>
            <source>This set has no closing bracket.</source>
            <translation>A este conjunto le falta el corchete final.</translation>
        </message>
        <message>
            <source>A range goes from a lower letter or digit to a higher one.</source>
            <translation>Un tramo va de una letra o cifra menor a una mayor.</translation>
        </message>
        <message>
            <source>A box is box(south,west,north,east), with north above south.</source>
            <translation>Un rectángulo es box(sur,oeste,norte,este), con el norte por encima del sur.</translation>
        </message>
        <message>
            <source>A circle is circle(latitude,longitude,metres).</source>
            <translation>Un círculo es circle(latitud,longitud,metros).</translation>
        </message>
        <message>
            <source>Expected a closing parenthesis.</source>
            <translation>Se esperaba un paréntesis final.</translation>
        </message>
        <message>
            <source>A corridor is corridor(latitude longitude,latitude longitude,metres).</source>
            <translation>Un corredor es corridor(latitud longitud,latitud longitud,metros).</translation>
        </message>
        <message>
            <source>Latitude goes from -90 to 90.</source>
            <translation>La latitud va de -90 a 90.</translation>
        </message>
        <message>
            <source>Longitude goes from -180 to 180.</source>
            <translation>La longitud va de -180 a 180.</translation>
        </message>
        <message>
            <source>Metres are more than 0 and at most 20,000,000.</source>
            <translation>Los metros son más de 0 y 20 000 000 como máximo.</translation>
        </message>
        <message>
            <source>The name of an area is missing here.</source>
            <translation>Aquí falta el nombre de un área.</translation>
        </message>
        <message>
            <source>A point is latitude, space, longitude.</source>
            <translation>Un punto es latitud, espacio, longitud.</translation>
        </message>
        <message>
            <source>A polygon has at least three corners.</source>
            <translation>Un polígono tiene al menos tres vértices.</translation>
        </message>
        <message>
            <source>A plate is missing here.</source>
            <translation>Aquí falta una matrícula.</translation>
        </message>
        <message>
            <source>This query is longer than one million characters.</source>
            <translation>Esta consulta tiene más de un millón de caracteres.</translation>
        </message>
        <message>
            <source>Expected a state or country, for example US-CA, CA, DE or unknown.</source>
            <translation>Se esperaba un estado o país, por ejemplo US-CA, CA, DE o unknown.</translation>
        </message>
        <message>
            <source>This word belongs behind scenes:, then:, convoy: or around:.</source>
            <translation>Esta palabra va detrás de scenes:, then:, convoy: o around:.</translation>
        </message>
        <message>
            <source>A quote, bracket or slash is not closed.</source>
            <translation>Falta cerrar unas comillas, un paréntesis o una barra.</translation>
        </message>
        <message>
            <source>This term can stand only once.</source>
            <translation>Este término solo puede aparecer una vez.</translation>
        </message>
        <message>
            <source>This is no word of the query language. A plate is plate:, a time time:, a place in:.</source>
            <translation>Esta palabra no es del lenguaje de consulta. Una matrícula es plate:, un tiempo time:, un lugar in:.</translation>
        </message>
        <message>
            <source>This version cannot answer this kind of question yet.</source>
            <translation>Esta versión todavía no responde a este tipo de pregunta.</translation>
        </message>
        <message>
            <source>The policy does not allow time:all without approval. Name a window.</source>
            <translation>La política no permite time:all sin aprobación. Indique una ventana de tiempo.</translation>
        </message>
        <message>
            <source>Expected a time here, for example 2031-05-12T20:35.</source>
            <translation>Aquí se esperaba una hora, por ejemplo 2031-05-12T20:35.</translation>
        </message>
        <message>
            <source>This time does not exist in the workspace&apos;s zone.</source>
            <translation>Esta hora no existe en la zona horaria del espacio de trabajo.</translation>
        </message>
        <message>
            <source>A time window is needed, for example time:2031-05-12..2031-05-13 or time:all.</source>
            <translation>Hace falta una ventana de tiempo, por ejemplo time:2031-05-12..2031-05-13 o time:all.</translation>
        </message>
        <message>
            <source>The window ends before it begins.</source>
            <translation>La ventana termina antes de empezar.</translation>
        </message>
        <message>
            <source>Expected .. between two times, or all.</source>
            <translation>Se esperaba .. entre dos horas, o all.</translation>
        </message>
        <message>
            <source>Expected a time after the two dots.</source>
            <translation>Se esperaba una hora después de los dos puntos seguidos.</translation>
        </message>
        <message>
            <source>Look-alikes (~) and edits (^) belong behind a plate.</source>
            <translation>Los parecidos (~) y los cambios (^) van detrás de una matrícula.</translation>
        </message>
        <message>
            <source>A value is missing after the colon.</source>
            <translation>Falta un valor después de los dos puntos.</translation>
        </message>
    </context>
    <context>
        <name>QueryWords</name>
        <message>
            <source>anywhere inside the plate</source>
            <translation>en cualquier parte de la matrícula</translation>
        </message>
        <message numerus="yes">
            <source>%n look-alike(s) allowed</source>
            <translation>
                <numerusform>se admite %n carácter parecido</numerusform>
                <numerusform>se admiten %n caracteres parecidos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n edit(s) allowed</source>
            <translation>
                <numerusform>se admite %n cambio</numerusform>
                <numerusform>se admiten %n cambios</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 not %2</source>
            <comment>attribute, values</comment>
            <translation>%1 no %2</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>attribute, values</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>all times</source>
            <translation>todo el tiempo</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 a %2</translation>
        </message>
        <message>
            <source>%1 to %2, %3</source>
            <comment>from, to, offset from UTC</comment>
            <translation>%1 a %2, %3</translation>
        </message>
        <message>
            <source>not camera %1</source>
            <translation>no la cámara %1</translation>
        </message>
        <message>
            <source>camera %1</source>
            <translation>cámara %1</translation>
        </message>
        <message>
            <source>on certain days or hours only</source>
            <translation>solo en ciertos días u horas</translation>
        </message>
        <message>
            <source>confidence of at least %1</source>
            <translation>confianza de al menos %1</translation>
        </message>
        <message>
            <source>confidence below %1</source>
            <translation>confianza inferior a %1</translation>
        </message>
        <message>
            <source>all places</source>
            <translation>todos los lugares</translation>
        </message>
        <message numerus="yes">
            <source>the %n area(s) outlined on the map</source>
            <translation>
                <numerusform>la zona delimitada en el mapa</numerusform>
                <numerusform>las %n zonas delimitadas en el mapa</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>places, times</comment>
            <translation>%1, %2</translation>
        </message>
    </context>
    <context>
        <name>RowWords</name>
        <message>
            <source>zero</source>
            <comment>the digit, spelled for screen readers</comment>
            <translation>cero</translation>
        </message>
        <message>
            <source>one</source>
            <comment>the digit, spelled for screen readers</comment>
            <translation>uno</translation>
        </message>
        <message>
            <source>letter %1</source>
            <comment>one letter of a plate, spelled for screen readers</comment>
            <translation>letra %1</translation>
        </message>
        <message>
            <source>Exact: the plate as asked.</source>
            <translation>Exacta: la matrícula tal como se pidió.</translation>
        </message>
        <message numerus="yes">
            <source>Look-alike: differs in %n character(s) that readers confuse.</source>
            <translation>
                <numerusform>Parecida: difiere en %n carácter que los lectores confunden.</numerusform>
                <numerusform>Parecida: difiere en %n caracteres que los lectores confunden.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Edited: %n character(s) changed, added or left out.</source>
            <translation>
                <numerusform>Cambiada: %n carácter cambiado, añadido u omitido.</numerusform>
                <numerusform>Cambiada: %n caracteres cambiados, añadidos u omitidos.</numerusform>
            </translation>
        </message>
        <message>
            <source>Exact</source>
            <comment>how a plate answers the question</comment>
            <translation>Exacta</translation>
        </message>
        <message>
            <source>Look-alike</source>
            <comment>how a plate answers the question</comment>
            <translation>Parecida</translation>
        </message>
        <message>
            <source>Edited</source>
            <comment>how a plate answers the question</comment>
            <translation>Editada</translation>
        </message>
        <message>
            <source>Pattern</source>
            <comment>how a plate answers the question</comment>
            <translation>Patrón</translation>
        </message>
        <message>
            <source>Candidate</source>
            <comment>how a plate answers the question</comment>
            <translation>Candidata</translation>
        </message>
        <message>
            <source>Pattern: fits the pattern that was asked.</source>
            <translation>Patrón: encaja con el patrón que se pidió.</translation>
        </message>
        <message>
            <source>Candidate: another reading that the camera considered.</source>
            <translation>Candidata: otra lectura que la cámara consideró.</translation>
        </message>
        <message>
            <source>How sure the camera was of the whole plate. Boxes: three from 90%, two from 70%, one below.</source>
            <translation>Cuán segura estaba la cámara de la matrícula entera. Casillas: tres desde 90 %, dos desde 70 %, una por debajo.</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Clocks change: %1, then %2</source>
            <comment>offsets from UTC</comment>
            <translation>Cambio de hora: %1, después %2</translation>
        </message>
        <message>
            <source>Playhead %1</source>
            <comment>a time</comment>
            <translation>Cabezal %1</translation>
        </message>
        <message>
            <source>Current read %1, hidden by the brush</source>
            <comment>a time</comment>
            <translation>Lectura actual %1, oculta por el intervalo</translation>
        </message>
        <message>
            <source>Current read %1</source>
            <comment>a time</comment>
            <translation>Lectura actual %1</translation>
        </message>
        <message>
            <source>Outside the brush</source>
            <translation>Fuera del intervalo</translation>
        </message>
        <message>
            <source>In the brush</source>
            <translation>En el intervalo</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui</name>
        <message>
            <source>A case number is needed.</source>
            <translation>Hace falta un número de caso.</translation>
        </message>
        <message>
            <source>Case numbers here have the form %1, where N is a digit and A a letter.</source>
            <translation>Aquí los números de caso tienen la forma %1, donde N es una cifra y A una letra.</translation>
        </message>
        <message>
            <source>Choose a purpose from the list.</source>
            <translation>Elija una finalidad de la lista.</translation>
        </message>
        <message>
            <source>This purpose is not in the policy&apos;s list.</source>
            <translation>Esta finalidad no está en la lista de la política.</translation>
        </message>
        <message>
            <source>Name the offence that is looked into.</source>
            <translation>Indique el delito que se investiga.</translation>
        </message>
        <message>
            <source>Say in a sentence what you want to find out.</source>
            <translation>Diga en una frase qué quiere averiguar.</translation>
        </message>
        <message>
            <source>This sentence will be read by a reviewer who does not know the case. It needs at least %1 characters.</source>
            <translation>Esta frase la leerá un revisor que no conoce el caso. Necesita al menos %1 caracteres.</translation>
        </message>
        <message>
            <source>These words alone tell a reviewer nothing. Say what you want to find out, so that it can be understood a year from now.</source>
            <translation>Estas palabras solas no dicen nada a un revisor. Diga qué quiere averiguar, de modo que se entienda dentro de un año.</translation>
        </message>
        <message>
            <source>This number is not in the agency&apos;s list of cases.</source>
            <translation>Este número no está en la lista de casos del organismo.</translation>
        </message>
        <message>
            <source>The policy allows no case that is still pending.</source>
            <translation>La política no permite casos todavía pendientes.</translation>
        </message>
        <message>
            <source>An earlier case of yours is still pending past its time. Complete it first.</source>
            <translation>Un caso suyo anterior sigue pendiente fuera de plazo. Complételo primero.</translation>
        </message>
        <message>
            <source>This purpose needs a case number; a task force cannot stand in its place.</source>
            <translation>Esta finalidad exige un número de caso; un grupo operativo no puede sustituirlo.</translation>
        </message>
        <message>
            <source>A task force is named together with its commander.</source>
            <translation>Un grupo operativo se indica junto con su responsable.</translation>
        </message>
        <message>
            <source>This purpose needs the number of a warrant or court order, the court, and its end.</source>
            <translation>Esta finalidad exige el número de una orden judicial, el tribunal y su fecha de fin.</translation>
        </message>
        <message>
            <source>This warrant or court order has ended.</source>
            <translation>Esta orden judicial ya no está vigente.</translation>
        </message>
        <message>
            <source>The policy forbids this purpose.</source>
            <translation>La política prohíbe esta finalidad.</translation>
        </message>
        <message>
            <source>This offence is not in the policy&apos;s list.</source>
            <translation>Este delito no está en la lista de la política.</translation>
        </message>
        <message>
            <source>These words name a purpose that the policy forbids. A supervisor must decide; the attempt is recorded.</source>
            <translation>Estas palabras nombran una finalidad que la política prohíbe. Debe decidir un supervisor; el intento queda registrado.</translation>
        </message>
        <message>
            <source>A word or two tell a reviewer nothing. Write at least %1 words.</source>
            <translation>Una o dos palabras no dicen nada a un revisor. Escriba al menos %1 palabras.</translation>
        </message>
        <message>
            <source>You have asked with exactly these words under another case. Say what you want to find out in this one.</source>
            <translation>Ya preguntó con estas mismas palabras en otro caso. Diga qué quiere averiguar en este.</translation>
        </message>
        <message>
            <source>This is longer than the %1 characters that a record can hold.</source>
            <translation>Esto supera los %1 caracteres que caben en un registro.</translation>
        </message>
        <message>
            <source>The policy does not accept this value.</source>
            <translation>La política no acepta este valor.</translation>
        </message>
        <message>
            <source>This value cannot be used here. Nothing was changed.</source>
            <translation>Este valor no se puede usar aquí. No se ha cambiado nada.</translation>
        </message>
        <message>
            <source>This does not follow the expected form. Nothing was changed.</source>
            <translation>Esto no tiene la forma esperada. No se ha cambiado nada.</translation>
        </message>
        <message>
            <source>It is not there. Check the name and try again.</source>
            <translation>No está ahí. Compruebe el nombre e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>It exists already and was left as it is. Choose another name.</source>
            <translation>Ya existe y se ha dejado como estaba. Elija otro nombre.</translation>
        </message>
        <message>
            <source>This folder was copied from another machine or made of a backup. Nothing is answered or recorded in it until an administrator adopts it.</source>
            <translation>Esta carpeta se copió de otro equipo o se hizo de una copia de seguridad. No responde ni registra nada hasta que un administrador la adopte.</translation>
        </message>
        <message>
            <source>The policy does not allow this for the open session. The refusal is recorded.</source>
            <translation>La política no lo permite en la sesión abierta. La denegación queda registrada.</translation>
        </message>
        <message>
            <source>That did not match. The attempt is recorded.</source>
            <translation>No coincide. El intento queda registrado.</translation>
        </message>
        <message>
            <source>It is in use by another program, or the account is locked. Close the other program, or ask an administrator.</source>
            <translation>Lo está usando otro programa, o la cuenta está bloqueada. Cierre el otro programa o hable con un administrador.</translation>
        </message>
        <message>
            <source>This workspace was written by a newer Plateglass. Update the program to open it.</source>
            <translation>Este espacio de trabajo lo escribió una versión más nueva de Plateglass. Actualice el programa para abrirlo.</translation>
        </message>
        <message>
            <source>The stored data failed its check, so it was not opened. Restore it from a backup.</source>
            <translation>Los datos guardados no superaron la comprobación, así que no se abrieron. Restáurelos de una copia de seguridad.</translation>
        </message>
        <message>
            <source>The disk is full. Nothing half-written was kept; free some space and try again.</source>
            <translation>El disco está lleno. No ha quedado nada a medias; libere espacio e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>The file could not be read or written. Check that the disk is there and that you may use it.</source>
            <translation>No se pudo leer o escribir el archivo. Compruebe que el disco está conectado y que tiene permiso para usarlo.</translation>
        </message>
        <message>
            <source>The record could not be written. The search was not run.</source>
            <translation>No se pudo escribir el registro. La búsqueda no se ejecutó.</translation>
        </message>
        <message>
            <source>Search cancelled. Nothing is shown, and that is recorded.</source>
            <translation>Búsqueda cancelada. No se muestra nada, y eso queda registrado.</translation>
        </message>
        <message>
            <source>The answer is larger than the policy allows. Narrow the time or the area.</source>
            <translation>La respuesta es mayor de lo que permite la política. Reduzca el tiempo o el área.</translation>
        </message>
        <message>
            <source>This version cannot do that yet. Nothing was searched.</source>
            <translation>Esta versión todavía no puede hacerlo. No se ha buscado nada.</translation>
        </message>
        <message>
            <source>This workspace is in use by %1. Close it there, then try again.</source>
            <translation>Este espacio de trabajo lo está usando %1. Ciérrelo allí e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>This account is locked after failed attempts. An administrator can release it.</source>
            <translation>Esta cuenta está bloqueada tras intentos fallidos. Un administrador puede desbloquearla.</translation>
        </message>
        <message>
            <source>This workspace is in use by another program. Close it there, then try again.</source>
            <translation>Este espacio de trabajo lo está usando otro programa. Ciérrelo allí e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>This account has a second factor. Type the password again and the code that your authenticator shows.</source>
            <translation>Esta cuenta tiene un segundo factor. Escriba de nuevo la contraseña y el código que muestra su autenticador.</translation>
        </message>
        <message>
            <source>The notice of this workspace must be acknowledged before anybody signs in.</source>
            <translation>El aviso de este espacio de trabajo debe aceptarse antes de entrar.</translation>
        </message>
        <message>
            <source>No training counts for this account now. A supervisor can record it; until then the demo is open to you.</source>
            <translation>Esta cuenta no tiene ahora una formación válida. Un supervisor puede registrarla; hasta entonces puede usar la demo.</translation>
        </message>
        <message>
            <source>This temporary account has ended. A supervisor can approve it again.</source>
            <translation>Esta cuenta temporal ha terminado. Un supervisor puede aprobarla de nuevo.</translation>
        </message>
        <message>
            <source>This account was not used for too long. A supervisor can approve it again.</source>
            <translation>Esta cuenta no se usó durante demasiado tiempo. Un supervisor puede aprobarla de nuevo.</translation>
        </message>
        <message>
            <source>The code did not match, or was used already. The attempt is recorded.</source>
            <translation>El código no coincide o ya se usó. El intento queda registrado.</translation>
        </message>
        <message>
            <source>Account and password did not match. The attempt is recorded.</source>
            <translation>La cuenta y la contraseña no coinciden. El intento queda registrado.</translation>
        </message>
        <message>
            <source>This account still waits for a supervisor&apos;s approval.</source>
            <translation>Esta cuenta espera todavía la aprobación de un supervisor.</translation>
        </message>
        <message>
            <source>This account is disabled. A supervisor can approve it again.</source>
            <translation>Esta cuenta está desactivada. Un supervisor puede aprobarla de nuevo.</translation>
        </message>
        <message>
            <source>There is no workspace in this folder. A workspace is a folder that holds a file workspace.json.</source>
            <translation>En esta carpeta no hay ningún espacio de trabajo. Un espacio de trabajo es una carpeta que contiene un archivo workspace.json.</translation>
        </message>
        <message>
            <source>The file workspace.json of this folder cannot be read, so nothing was opened. Restore it from a backup.</source>
            <translation>El archivo workspace.json de esta carpeta no se puede leer, así que no se ha abierto nada. Restáurelo de una copia de seguridad.</translation>
        </message>
        <message>
            <source>The stored data failed its check, so nothing was opened. Restore the workspace from a backup.</source>
            <translation>Los datos guardados no superaron la comprobación, así que no se ha abierto nada. Restaure el espacio de trabajo de una copia de seguridad.</translation>
        </message>
        <message>
            <source>Workspaces on a network drive are not opened, because two programs could write at once. Copy it to a local disk.</source>
            <translation>Los espacios de trabajo en una unidad de red no se abren, porque dos programas podrían escribir a la vez. Cópielo a un disco local.</translation>
        </message>
        <message>
            <source>The sign-in could not be recorded, so nothing was opened. Check that the disk is there and has room.</source>
            <translation>No se pudo registrar la entrada, así que no se ha abierto nada. Compruebe que el disco está conectado y tiene espacio.</translation>
        </message>
        <message>
            <source>Ok</source>
            <comment>the query can be asked</comment>
            <translation>Correcta</translation>
        </message>
        <message>
            <source>Incomplete</source>
            <comment>the query is still being typed</comment>
            <translation>Incompleta</translation>
        </message>
        <message>
            <source>Error at character %1</source>
            <comment>position in the query</comment>
            <translation>Error en el carácter %1</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::CropView</name>
        <message>
            <source>Plate crop</source>
            <translation>Recorte de la matrícula</translation>
        </message>
        <message>
            <source>No crop</source>
            <translation>Sin recorte</translation>
        </message>
        <message>
            <source>Crop %1, original, shown at %2</source>
            <comment>size in pixels, zoom</comment>
            <translation>Recorte de %1, original, mostrado al %2</translation>
        </message>
        <message>
            <source>Few pixels: treat with care</source>
            <translation>Pocos píxeles: trátese con cautela</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::DemoPage</name>
        <message>
            <source>Cancel</source>
            <comment>verb: stop making the demo city</comment>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Intentar de nuevo</translation>
        </message>
        <message>
            <source>Making the demo city</source>
            <translation>Creando la ciudad de demostración</translation>
        </message>
        <message>
            <source>Streets, cameras and a month of traffic are made on this computer, once. Nothing is fetched from the network, and nothing in it is real.</source>
            <translation>Las calles, las cámaras y un mes de tráfico se crean en este equipo, una sola vez. No se descarga nada de la red y nada en ella es real.</translation>
        </message>
        <message>
            <source>Laying out streets and cameras</source>
            <translation>Trazando calles y cámaras</translation>
        </message>
        <message>
            <source>Drawing the map</source>
            <translation>Dibujando el mapa</translation>
        </message>
        <message>
            <source>Making keys and the audit log</source>
            <translation>Creando las claves y el registro de auditoría</translation>
        </message>
        <message>
            <source>Driving the traffic past the cameras</source>
            <translation>Haciendo pasar el tráfico por las cámaras</translation>
        </message>
        <message>
            <source>Making the accounts</source>
            <translation>Creando las cuentas</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::EmptyResult</name>
        <message>
            <source>Widen time (recorded)</source>
            <translation>Ampliar el tiempo (se registra)</translation>
        </message>
        <message>
            <source>Puts the wider question into the search bar. It is searched, and recorded, when you run it.</source>
            <translation>Pone la pregunta más amplia en la barra de búsqueda. Se busca, y se registra, cuando usted la ejecuta.</translation>
        </message>
        <message>
            <source>Also asked: %1.</source>
            <comment>a list of terms</comment>
            <translation>También se pidió: %1.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln read(s) meet all other terms but have no coordinates.</source>
            <translation>
                <numerusform>%Ln lectura cumple los demás términos, pero no tiene coordenadas.</numerusform>
                <numerusform>%Ln lecturas cumplen los demás términos, pero no tienen coordenadas.</numerusform>
            </translation>
        </message>
        <message>
            <source>No reads match this question</source>
            <translation>Ninguna lectura responde a esta pregunta</translation>
        </message>
        <message>
            <source>No reads match this plate</source>
            <translation>Ninguna lectura coincide con esta matrícula</translation>
        </message>
        <message>
            <source>Allow one more look-alike (recorded)</source>
            <translation>Admitir un carácter parecido más (se registra)</translation>
        </message>
        <message>
            <source>Allow one look-alike (recorded)</source>
            <translation>Admitir un carácter parecido (se registra)</translation>
        </message>
        <message>
            <source>change the question</source>
            <translation>cambiar la pregunta</translation>
        </message>
        <message>
            <source>end the session</source>
            <translation>terminar la sesión</translation>
        </message>
        <message>
            <source>There is a read only where a camera saw a plate, read it and sent it. Camera gaps are not assessed, so this does not show that the vehicle was not there.</source>
            <translation>Solo hay lectura donde una cámara vio una matrícula, la leyó y la envió. Las interrupciones de las cámaras están sin evaluar, así que esto no demuestra que el vehículo no estuviera allí.</translation>
        </message>
        <message>
            <source>see the searched area on the map</source>
            <translation>ver en el mapa la zona buscada</translation>
        </message>
        <message>
            <source>Searched: %1.</source>
            <comment>places and times</comment>
            <translation>Se buscó: %1.</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::ImageView</name>
        <message>
            <source>Image of the read</source>
            <translation>Imagen de la lectura</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::InvestigatePage</name>
        <message>
            <source>Search</source>
            <comment>the bar with the question</comment>
            <translation>Búsqueda</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::KeyedButton</name>
        <message>
            <source>%1 (%2)</source>
            <comment>what a button does, its key</comment>
            <translation>%1 (%2)</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::LockPage</name>
        <message>
            <source>Switch user</source>
            <comment>verb: somebody else signs in</comment>
            <translation>Cambiar de usuario</translation>
        </message>
        <message>
            <source>Unlock</source>
            <comment>verb: open the locked window</comment>
            <translation>Desbloquear</translation>
        </message>
        <message>
            <source>Ends this session and closes its results. Both are recorded.</source>
            <translation>Termina esta sesión y cierra sus resultados. Ambas cosas se registran.</translation>
        </message>
        <message>
            <source>Plateglass is locked</source>
            <translation>Plateglass está bloqueado</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Contraseña</translation>
        </message>
        <message>
            <source>The password is being checked.</source>
            <translation>Se está comprobando la contraseña.</translation>
        </message>
        <message>
            <source>Type the password first.</source>
            <translation>Escriba primero la contraseña.</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::LoupePanel</name>
        <message>
            <source>The camera sent no image for this read.</source>
            <translation>La cámara no envió ninguna imagen de esta lectura.</translation>
        </message>
        <message>
            <source>You may see this read but not its image.</source>
            <translation>Puede ver esta lectura, pero no su imagen.</translation>
        </message>
        <message>
            <source>This image is damaged and cannot be shown.</source>
            <translation>Esta imagen está dañada y no se puede mostrar.</translation>
        </message>
        <message>
            <source>This image is too large to be opened safely.</source>
            <translation>Esta imagen es demasiado grande para abrirla con seguridad.</translation>
        </message>
        <message>
            <source>Loupe</source>
            <translation>Lupa</translation>
        </message>
        <message>
            <source>Previous read ([)</source>
            <translation>Lectura anterior ([)</translation>
        </message>
        <message>
            <source>Next read (])</source>
            <translation>Lectura siguiente (])</translation>
        </message>
        <message>
            <source>Select a read to see its image.</source>
            <translation>Seleccione una lectura para ver su imagen.</translation>
        </message>
        <message>
            <source>Loading the image</source>
            <translation>Cargando la imagen</translation>
        </message>
        <message>
            <source>Images are kept for a limited time. The one of this read has been deleted.</source>
            <translation>Las imágenes se conservan un tiempo limitado. La de esta lectura ya se ha borrado.</translation>
        </message>
        <message>
            <source>The search found no read, so there is no image.</source>
            <translation>La búsqueda no encontró lecturas, así que no hay imagen.</translation>
        </message>
        <message>
            <source>No read to show</source>
            <translation>Ninguna lectura que mostrar</translation>
        </message>
        <message>
            <source>The table says what was asked, and what can be tried.</source>
            <translation>La tabla dice qué se preguntó y qué se puede probar.</translation>
        </message>
        <message>
            <source>change the question</source>
            <translation>cambiar la pregunta</translation>
        </message>
        <message>
            <source>No read is selected</source>
            <translation>Ninguna lectura seleccionada</translation>
        </message>
        <message>
            <source>go to the table</source>
            <translation>ir a la tabla</translation>
        </message>
        <message>
            <source>Down, Up</source>
            <translation>Abajo, Arriba</translation>
        </message>
        <message>
            <source>next, previous read</source>
            <translation>lectura siguiente, anterior</translation>
        </message>
        <message>
            <source>the same from any panel</source>
            <translation>lo mismo desde cualquier panel</translation>
        </message>
        <message>
            <source>whole image or 100%</source>
            <translation>imagen entera o 100 %</translation>
        </message>
        <message>
            <source>This read is hidden by the brush. F8 shows it again.</source>
            <translation>Esta lectura está oculta por el intervalo. F8 la muestra de nuevo.</translation>
        </message>
        <message>
            <source>Here you see a read&apos;s image and plate, what the camera doubted, and who verified it.</source>
            <translation>Aquí se ven la imagen y la matrícula de una lectura, lo que la cámara dudó y quién la verificó.</translation>
        </message>
        <message>
            <source>Searching. A read of the previous result is still shown.</source>
            <translation>Buscando. Se sigue mostrando una lectura del resultado anterior.</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::MainWindow</name>
        <message>
            <source>Plateglass - locked</source>
            <translation>Plateglass - bloqueado</translation>
        </message>
        <message>
            <source>Plateglass</source>
            <comment>name of the program</comment>
            <translation>Plateglass</translation>
        </message>
        <message>
            <source>Plateglass - %1 (%2) - %3</source>
            <comment>account, role, workspace</comment>
            <translation>Plateglass - %1 (%2) - %3</translation>
        </message>
        <message>
            <source>analyst</source>
            <comment>role of an account</comment>
            <translation>analista</translation>
        </message>
        <message>
            <source>supervisor</source>
            <comment>role of an account</comment>
            <translation>supervisor</translation>
        </message>
        <message>
            <source>auditor</source>
            <comment>role of an account</comment>
            <translation>auditor</translation>
        </message>
        <message>
            <source>administrator</source>
            <comment>role of an account</comment>
            <translation>administrador</translation>
        </message>
        <message>
            <source>trainer</source>
            <comment>role of an account</comment>
            <translation>formador</translation>
        </message>
        <message>
            <source>Locks in 60 seconds. Any key keeps it open.</source>
            <translation>Se bloquea en 60 segundos. Cualquier tecla lo mantiene abierto.</translation>
        </message>
        <message>
            <source>DEMO - SYNTHETIC DATA</source>
            <translation>DEMO - DATOS SINTÉTICOS</translation>
        </message>
        <message numerus="yes">
            <source>Locked at %1 after %n minute(s) without a key or a move.</source>
            <translation>
                <numerusform>Bloqueado: %1, tras %n minuto sin teclas ni movimientos.</numerusform>
                <numerusform>Bloqueado: %1, tras %n minutos sin teclas ni movimientos.</numerusform>
            </translation>
        </message>
        <message>
            <source>Locked at %1.</source>
            <translation>Bloqueado: %1.</translation>
        </message>
        <message>
            <source>A search is still running. Its result is kept and shown after you unlock.</source>
            <translation>Una búsqueda sigue en marcha. Su resultado se guarda y se muestra al desbloquear.</translation>
        </message>
        <message>
            <source>The unlocking could not be recorded, so the window stays locked. Check that the disk is there and has room.</source>
            <translation>El desbloqueo no se pudo registrar, así que la ventana sigue bloqueada. Compruebe que el disco está disponible y tiene espacio.</translation>
        </message>
        <message>
            <source>The password of the demo is %1. It protects nothing real.</source>
            <translation>La contraseña de la demostración es %1. No protege nada real.</translation>
        </message>
        <message>
            <source>No workspace is open. Nothing can be searched.</source>
            <translation>No hay ningún espacio de trabajo abierto. No se puede buscar nada.</translation>
        </message>
        <message>
            <source>Open one, or explore the demo city.</source>
            <translation>Abra uno o explore la ciudad de demostración.</translation>
        </message>
        <message>
            <source>No session. Nothing can be searched.</source>
            <translation>Sin sesión. No se puede buscar nada.</translation>
        </message>
        <message>
            <source>The session of the demo starts when the city is made.</source>
            <translation>La sesión de la demostración empieza cuando la ciudad está hecha.</translation>
        </message>
        <message>
            <source>Nobody is signed in. Nothing can be searched.</source>
            <translation>Nadie ha iniciado sesión. No se puede buscar nada.</translation>
        </message>
        <message>
            <source>A session with a case and a purpose is opened after signing in.</source>
            <translation>La sesión con caso y finalidad se abre después de entrar.</translation>
        </message>
        <message>
            <source>Locked. The session is paused.</source>
            <translation>Bloqueado. La sesión está en pausa.</translation>
        </message>
        <message>
            <source>Locked. No session is open.</source>
            <translation>Bloqueado. No hay ninguna sesión abierta.</translation>
        </message>
        <message>
            <source>Case, purpose and results are covered until you unlock.</source>
            <translation>El caso, la finalidad y los resultados quedan cubiertos hasta que se desbloquee.</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::MapController</name>
        <message>
            <source>Searching. The previous result is still shown.</source>
            <translation>Buscando. Se sigue mostrando el resultado anterior.</translation>
        </message>
        <message>
            <source>Searching</source>
            <translation>Buscando</translation>
        </message>
        <message numerus="yes">
            <source>%n base map(s) could not be opened</source>
            <translation>
                <numerusform>no se pudo abrir %n mapa base</numerusform>
                <numerusform>no se pudieron abrir %n mapas base</numerusform>
            </translation>
        </message>
        <message>
            <source>No base map, grid of degrees</source>
            <translation>Sin mapa base, cuadrícula de grados</translation>
        </message>
        <message numerus="yes">
            <source>%n overlay(s) could not be read</source>
            <translation>
                <numerusform>no se pudo leer %n capa</numerusform>
                <numerusform>no se pudieron leer %n capas</numerusform>
            </translation>
        </message>
        <message>
            <source>Result cut at %L1 reads</source>
            <translation>Resultado cortado en %L1 lecturas</translation>
        </message>
        <message numerus="yes">
            <source>%Ln read(s) have no coordinates and are not on the map</source>
            <translation>
                <numerusform>%Ln lectura no tiene coordenadas y no está en el mapa</numerusform>
                <numerusform>%Ln lecturas no tienen coordenadas y no están en el mapa</numerusform>
            </translation>
        </message>
        <message>
            <source>More than %L1 reads in view, shown as hexagons</source>
            <translation>Más de %L1 lecturas a la vista, mostradas como hexágonos</translation>
        </message>
        <message>
            <source>Camera gaps not assessed</source>
            <translation>Interrupciones de cámaras sin evaluar</translation>
        </message>
        <message>
            <source>No reads match.</source>
            <translation>Ninguna lectura coincide.</translation>
        </message>
        <message>
            <source>Searched: %1.</source>
            <comment>places and times</comment>
            <translation>Se buscó: %1.</translation>
        </message>
        <message numerus="yes">
            <source>%n fixed camera(s) stand there.</source>
            <translation>
                <numerusform>Allí hay %n cámara fija.</numerusform>
                <numerusform>Allí hay %n cámaras fijas.</numerusform>
            </translation>
        </message>
        <message>
            <source>Not seen is not the same as not there.</source>
            <translation>No visto no es lo mismo que no presente.</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::MapFooter</name>
        <message>
            <source>Map legend</source>
            <translation>Leyenda del mapa</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::MapPanel</name>
        <message>
            <source>Map: %1</source>
            <translation>Mapa: %1</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>Mapa</translation>
        </message>
        <message>
            <source>Circle</source>
            <translation>Círculo</translation>
        </message>
        <message>
            <source>Draw a circle to search in (O). Shift+click keeps the tool.</source>
            <translation>Dibujar un círculo donde buscar (O). Mayús+clic mantiene la herramienta.</translation>
        </message>
        <message>
            <source>Polygon</source>
            <translation>Polígono</translation>
        </message>
        <message>
            <source>Draw a polygon to search in (P). Shift+click keeps the tool.</source>
            <translation>Dibujar un polígono donde buscar (P). Mayús+clic mantiene la herramienta.</translation>
        </message>
        <message>
            <source>Type an area</source>
            <translation>Escribir un área</translation>
        </message>
        <message>
            <source>Type an area by its coordinates (F2)</source>
            <translation>Escribir un área por sus coordenadas (F2)</translation>
        </message>
        <message>
            <source>Zoom in (+)</source>
            <translation>Acercar (+)</translation>
        </message>
        <message>
            <source>Zoom out (-)</source>
            <translation>Alejar (-)</translation>
        </message>
        <message>
            <source>Show the whole result (0)</source>
            <translation>Mostrar todo el resultado (0)</translation>
        </message>
        <message>
            <source>Show the selection (.)</source>
            <translation>Mostrar la selección (.)</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>camera code and name</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>In view: %1, %2</source>
            <translation>A la vista: %1, %2</translation>
        </message>
        <message numerus="yes">
            <source>%Ln read(s)</source>
            <translation>
                <numerusform>%Ln lectura</numerusform>
                <numerusform>%Ln lecturas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1, %Ln read(s)</source>
            <translation>
                <numerusform>%1, %Ln lectura</numerusform>
                <numerusform>%1, %Ln lecturas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln camera(s)</source>
            <translation>
                <numerusform>%Ln cámara</numerusform>
                <numerusform>%Ln cámaras</numerusform>
            </translation>
        </message>
        <message>
            <source>In view: %1; %2, none with matches</source>
            <comment>reads; cameras</comment>
            <translation>A la vista: %1; %2, ninguna con coincidencias</translation>
        </message>
        <message>
            <source>Earlier search.</source>
            <comment>the result shown is not that of the question being written</comment>
            <translation>Búsqueda anterior.</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::MapScale</name>
        <message>
            <source>%1 km</source>
            <translation>%1 km</translation>
        </message>
        <message>
            <source>%1 m</source>
            <translation>%1 m</translation>
        </message>
        <message>
            <source>N</source>
            <comment>north</comment>
            <translation>N</translation>
        </message>
        <message>
            <source>Scale of the map</source>
            <translation>Escala del mapa</translation>
        </message>
        <message>
            <source>North is up.</source>
            <translation>El norte está arriba.</translation>
        </message>
        <message>
            <source>North is up. %1</source>
            <comment>whose map it is</comment>
            <translation>El norte está arriba. %1</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::OpenDialog</name>
        <message>
            <source>Browse…</source>
            <comment>verb: look for a folder</comment>
            <translation>Examinar…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <comment>verb: close without opening</comment>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Open</source>
            <comment>verb: open a workspace</comment>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Open a workspace</source>
            <translation>Abrir un espacio de trabajo</translation>
        </message>
        <message>
            <source>Folder of the workspace</source>
            <translation>Carpeta del espacio de trabajo</translation>
        </message>
        <message>
            <source>Name a folder first.</source>
            <translation>Indique primero una carpeta.</translation>
        </message>
        <message>
            <source>A workspace is a folder that holds a file workspace.json.</source>
            <translation>Un espacio de trabajo es una carpeta que contiene un archivo workspace.json.</translation>
        </message>
        <message>
            <source>Workspace %1</source>
            <translation>Espacio de trabajo %1</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::PlateCells</name>
        <message>
            <source>Camera&apos;s text: %1</source>
            <translation>Texto de la cámara: %1</translation>
        </message>
        <message>
            <source>Character %1: %2, confidence %3</source>
            <translation>Carácter %1: %2, confianza %3</translation>
        </message>
        <message>
            <source>Character %1: %2, confidence not given</source>
            <translation>Carácter %1: %2, confianza no indicada</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::ProgressLine</name>
        <message>
            <source>%1 % done</source>
            <translation>%1 % hecho</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::ReadFacts</name>
        <message>
            <source>Time</source>
            <comment>fact of a read</comment>
            <translation>Hora</translation>
        </message>
        <message>
            <source>Heading</source>
            <comment>fact of a read</comment>
            <translation>Sentido</translation>
        </message>
        <message>
            <source>Vehicle</source>
            <comment>fact of a read</comment>
            <translation>Vehículo</translation>
        </message>
        <message>
            <source>State</source>
            <comment>issuer of a plate</comment>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Source</source>
            <comment>fact of a read</comment>
            <translation>Fuente</translation>
        </message>
        <message>
            <source>Coordinates</source>
            <comment>fact of a read</comment>
            <translation>Coordenadas</translation>
        </message>
        <message>
            <source>%1, on the move</source>
            <comment>a camera in a vehicle</comment>
            <translation>%1, en movimiento</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>time, offset from UTC</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>Not given</source>
            <translation>No indicado</translation>
        </message>
        <message>
            <source>%1, no. %2</source>
            <comment>source, number of the read in it</comment>
            <translation>%1, n.º %2</translation>
        </message>
        <message>
            <source>Camera site</source>
            <comment>fact of a read</comment>
            <translation>Lugar</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::ReadingLines</name>
        <message>
            <source>character %1, %2</source>
            <comment>place in the plate, confidence</comment>
            <translation>carácter %1, %2</translation>
        </message>
        <message>
            <source>Camera</source>
            <comment>whose reading</comment>
            <translation>Cámara</translation>
        </message>
        <message>
            <source>Re-read</source>
            <comment>whose reading</comment>
            <translation>Relectura</translation>
        </message>
        <message>
            <source>Person</source>
            <comment>whose reading</comment>
            <translation>Persona</translation>
        </message>
        <message>
            <source>No second reader installed</source>
            <translation>Sin segundo lector instalado</translation>
        </message>
        <message>
            <source>Not verified yet</source>
            <translation>Sin verificar todavía</translation>
        </message>
        <message>
            <source>Confidence %1</source>
            <translation>Confianza %1</translation>
        </message>
        <message>
            <source>Confidence not given</source>
            <translation>Confianza no indicada</translation>
        </message>
        <message>
            <source>Low: %1</source>
            <comment>list of characters</comment>
            <translation>Baja: %1</translation>
        </message>
        <message>
            <source>None given for single characters</source>
            <translation>No indicada por carácter</translation>
        </message>
        <message>
            <source>Also considered: %1, %2</source>
            <comment>plate, confidence</comment>
            <translation>También considerada: %1, %2</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::ResultsModel</name>
        <message>
            <source>%1, %2</source>
            <comment>time, offset from UTC</comment>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>How the plate answers what was asked: = exact, ~ look-alike, ^ edited, * pattern, c candidate</source>
            <translation>Cómo responde la matrícula a lo pedido: = exacta, ~ parecida, ^ cambiada, * patrón, c candidata</translation>
        </message>
        <message>
            <source>Plate</source>
            <comment>column head</comment>
            <translation>Matrícula</translation>
        </message>
        <message>
            <source>Tier</source>
            <comment>column head: exact, look-alike, edited or pattern</comment>
            <translation>Tipo</translation>
        </message>
        <message>
            <source>Confidence</source>
            <comment>column head</comment>
            <translation>Confianza</translation>
        </message>
        <message>
            <source>Camera</source>
            <comment>column head</comment>
            <translation>Cámara</translation>
        </message>
        <message>
            <source>Heading</source>
            <comment>column head: direction of travel</comment>
            <translation>Sentido</translation>
        </message>
        <message>
            <source>Coordinates</source>
            <comment>column head</comment>
            <translation>Coordenadas</translation>
        </message>
        <message>
            <source>Time, UTC</source>
            <comment>column head</comment>
            <translation>Hora, UTC</translation>
        </message>
        <message>
            <source>Time, local</source>
            <comment>column head</comment>
            <translation>Hora, local</translation>
        </message>
        <message>
            <source>Time, local %1</source>
            <comment>column head; %1 is an offset such as UTC-7</comment>
            <translation>Hora, local %1</translation>
        </message>
        <message>
            <source>Time, local %1, then %2</source>
            <comment>column head; clocks change inside the result</comment>
            <translation>Hora, local %1, después %2</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>time, offset from UTC</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>Not given</source>
            <comment>confidence of a read</comment>
            <translation>No indicado</translation>
        </message>
        <message>
            <source>No coordinates</source>
            <translation>Sin coordenadas</translation>
        </message>
        <message>
            <source>Confidence %1</source>
            <translation>Confianza %1</translation>
        </message>
        <message>
            <source>Confidence not given</source>
            <translation>Confianza no indicada</translation>
        </message>
        <message>
            <source>Heading not given</source>
            <translation>Sentido no indicado</translation>
        </message>
        <message>
            <source>Heading %1</source>
            <translation>Sentido %1</translation>
        </message>
        <message>
            <source>Type not given</source>
            <comment>of a vehicle</comment>
            <translation>Tipo no indicado</translation>
        </message>
        <message>
            <source>Colour not given</source>
            <comment>of a vehicle</comment>
            <translation>Color no indicado</translation>
        </message>
        <message>
            <source>Make not given</source>
            <comment>of a vehicle</comment>
            <translation>Marca no indicada</translation>
        </message>
        <message>
            <source>Vehicle</source>
            <comment>column head: type of the vehicle</comment>
            <translation>Vehículo</translation>
        </message>
        <message>
            <source>Colour</source>
            <comment>column head</comment>
            <translation>Color</translation>
        </message>
        <message>
            <source>Make</source>
            <comment>column head: make and model</comment>
            <translation>Marca</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::ResultsPanel</name>
        <message>
            <source>Results</source>
            <translation>Resultados</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Intentar de nuevo</translation>
        </message>
        <message>
            <source>Clear filters</source>
            <translation>Quitar filtros</translation>
        </message>
        <message>
            <source>Searching</source>
            <translation>Buscando</translation>
        </message>
        <message>
            <source>Showing the first %1 of %2 reads. Narrow the time or area to see all.</source>
            <translation>Se muestran las primeras %1 de %2 lecturas. Reduzca el tiempo o el área para verlas todas.</translation>
        </message>
        <message>
            <source>Reads before %1 are no longer available.</source>
            <translation>Las lecturas anteriores al %1 ya no están disponibles.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln read(s) meet all other terms but have no coordinates.</source>
            <translation>
                <numerusform>%Ln lectura cumple los demás términos, pero no tiene coordenadas.</numerusform>
                <numerusform>%Ln lecturas cumplen los demás términos, pero no tienen coordenadas.</numerusform>
            </translation>
        </message>
        <message>
            <source>Row %1 of %2</source>
            <translation>Fila %1 de %2</translation>
        </message>
        <message>
            <source>Current read hidden</source>
            <translation>Lectura actual oculta</translation>
        </message>
        <message numerus="yes">
            <source>%Ln selected</source>
            <translation>
                <numerusform>%Ln seleccionada</numerusform>
                <numerusform>%Ln seleccionadas</numerusform>
            </translation>
        </message>
        <message>
            <source>Sorting</source>
            <translation>Ordenando</translation>
        </message>
        <message>
            <source>Sorted by tier, then time</source>
            <translation>Ordenadas por tipo y después por hora</translation>
        </message>
        <message>
            <source>Sorted by time, oldest first</source>
            <translation>Ordenadas por hora, primero la más antigua</translation>
        </message>
        <message>
            <source>Sorted by time, newest first</source>
            <translation>Ordenadas por hora, primero la más reciente</translation>
        </message>
        <message>
            <source>Sorted by %1, ascending</source>
            <translation>Ordenadas por %1, ascendente</translation>
        </message>
        <message>
            <source>Sorted by %1, descending</source>
            <translation>Ordenadas por %1, descendente</translation>
        </message>
        <message>
            <source>Show all rows again</source>
            <translation>Mostrar de nuevo todas las filas</translation>
        </message>
        <message numerus="yes">
            <source>%Ln read(s) found</source>
            <translation>
                <numerusform>%Ln lectura encontrada</numerusform>
                <numerusform>%Ln lecturas encontradas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln read(s) found. %2 hidden by the brush</source>
            <translation>
                <numerusform>%1 de %Ln lectura encontrada. %2 ocultas por la selección de tiempo</numerusform>
                <numerusform>%1 de %Ln lecturas encontradas. %2 ocultas por la selección de tiempo</numerusform>
            </translation>
        </message>
        <message>
            <source>Camera gaps: not assessed</source>
            <translation>Interrupciones de cámaras: sin evaluar</translation>
        </message>
        <message>
            <source>all keys</source>
            <translation>todas las teclas</translation>
        </message>
        <message>
            <source>cancel the search</source>
            <translation>cancelar la búsqueda</translation>
        </message>
        <message>
            <source>No result yet</source>
            <translation>Aún no hay resultado</translation>
        </message>
        <message>
            <source>The search is recorded first, and every row that comes into view is counted.</source>
            <translation>Primero se registra la búsqueda, y se cuenta cada fila que llega a verse.</translation>
        </message>
        <message>
            <source>go to the search bar</source>
            <translation>ir a la barra de búsqueda</translation>
        </message>
        <message>
            <source>run the search</source>
            <translation>buscar</translation>
        </message>
        <message>
            <source>Ctrl+1, then O</source>
            <translation>Ctrl+1 y O</translation>
        </message>
        <message>
            <source>draw an area to search in</source>
            <translation>dibujar una zona donde buscar</translation>
        </message>
        <message>
            <source>No session is open</source>
            <translation>No hay ninguna sesión abierta</translation>
        </message>
        <message>
            <source>Searching needs a case and a purpose. The question can be written before.</source>
            <translation>Para buscar hacen falta un caso y una finalidad. La pregunta se puede escribir antes.</translation>
        </message>
        <message>
            <source>start a session</source>
            <translation>iniciar una sesión</translation>
        </message>
        <message>
            <source>write the question</source>
            <translation>escribir la pregunta</translation>
        </message>
        <message>
            <source>The session is paused</source>
            <translation>La sesión está en pausa</translation>
        </message>
        <message>
            <source>Nothing new can be asked until it is resumed.</source>
            <translation>No se puede preguntar nada nuevo hasta que se reanude.</translation>
        </message>
        <message>
            <source>resume the session</source>
            <translation>reanudar la sesión</translation>
        </message>
        <message>
            <source>This account does not search</source>
            <translation>Esta cuenta no busca</translation>
        </message>
        <message>
            <source>Analysts and supervisors search. Sign in as one of them to ask.</source>
            <translation>Buscan los analistas y los supervisores. Entre como uno de ellos para preguntar.</translation>
        </message>
        <message>
            <source>Rows appear here once the search is recorded.</source>
            <translation>Las filas aparecen aquí en cuanto la búsqueda queda registrada.</translation>
        </message>
        <message>
            <source>Ask for a plate, a place and a time. Matching reads appear here, one per row.</source>
            <translation>Pregunte por una matrícula, un lugar y un tiempo. Las lecturas que coinciden aparecen aquí, una por fila.</translation>
        </message>
        <message numerus="yes">
            <source>Searching. Still shown: the %Ln read(s) of the previous result.</source>
            <translation>
                <numerusform>Buscando. Se sigue mostrando la lectura del resultado anterior.</numerusform>
                <numerusform>Buscando. Se siguen mostrando las %Ln lecturas del resultado anterior.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Searching. Still shown: %1 of the %Ln read(s) of the previous result.</source>
            <translation>
                <numerusform>Buscando. Se sigue mostrando %1 de %Ln lectura del resultado anterior.</numerusform>
                <numerusform>Buscando. Se siguen mostrando %1 de las %Ln lecturas del resultado anterior.</numerusform>
            </translation>
        </message>
        <message>
            <source>No reads match</source>
            <translation>Ninguna lectura coincide</translation>
        </message>
        <message>
            <source>%1. Result of the earlier search</source>
            <comment>a sentence that says how many reads</comment>
            <translation>%1. Resultado de la búsqueda anterior</translation>
        </message>
        <message numerus="yes">
            <source>%n column(s) not shown, see the loupe</source>
            <translation>
                <numerusform>Falta %n columna, véase la lupa</numerusform>
                <numerusform>Faltan %n columnas, véase la lupa</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::ResultsTable</name>
        <message>
            <source>Reads</source>
            <translation>Lecturas</translation>
        </message>
        <message>
            <source>Sort by this column</source>
            <translation>Ordenar por esta columna</translation>
        </message>
        <message>
            <source>Sort by tier, then time</source>
            <translation>Ordenar por tipo y después por hora</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::RoomBar</name>
        <message>
            <source>Investigate</source>
            <comment>room of the window</comment>
            <translation>Investigar</translation>
        </message>
        <message>
            <source>Audit</source>
            <comment>room of the window</comment>
            <translation>Auditoría</translation>
        </message>
        <message>
            <source>Administration</source>
            <comment>room of the window</comment>
            <translation>Administración</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::Rooms</name>
        <message>
            <source>Demo: no real vehicle, place or person</source>
            <translation>Demo: ningún vehículo, lugar o persona real</translation>
        </message>
        <message>
            <source>Times in UTC</source>
            <translation>Horas en UTC</translation>
        </message>
        <message>
            <source>Local time %1</source>
            <translation>Hora local %1</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::SearchBar</name>
        <message>
            <source>Run</source>
            <comment>verb: start the search</comment>
            <translation>Buscar</translation>
        </message>
        <message>
            <source>Cancel</source>
            <comment>verb: stop the search</comment>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Search by plate, place and time</source>
            <translation>Buscar por matrícula, lugar y tiempo</translation>
        </message>
        <message>
            <source>Search text</source>
            <translation>Texto de búsqueda</translation>
        </message>
        <message>
            <source>Use this example: %1</source>
            <translation>Usar este ejemplo: %1</translation>
        </message>
        <message>
            <source>Puts this question into the bar. It is not run.</source>
            <translation>Pone esta pregunta en la barra. No se ejecuta.</translation>
        </message>
        <message>
            <source>No session is open. Searching needs a case and a purpose.</source>
            <translation>No hay ninguna sesión abierta. Para buscar hacen falta un caso y una finalidad.</translation>
        </message>
        <message>
            <source>The session is paused. Resume it to search.</source>
            <translation>La sesión está en pausa. Reanúdela para buscar.</translation>
        </message>
        <message>
            <source>This account does not search. Sign in as an analyst or a supervisor.</source>
            <translation>Esta cuenta no busca. Entre como analista o supervisor.</translation>
        </message>
        <message>
            <source>Type a question first.</source>
            <translation>Escriba primero una pregunta.</translation>
        </message>
        <message>
            <source>Look-alikes can be allowed with ~1 behind the plate.</source>
            <translation>Con ~1 detrás de la matrícula se admiten caracteres parecidos.</translation>
        </message>
        <message>
            <source>Nothing is shown before it is recorded. A cancelled search shows nothing and is recorded as cancelled.</source>
            <translation>No se muestra nada antes de registrarlo. Una búsqueda cancelada no muestra nada y se registra como cancelada.</translation>
        </message>
        <message>
            <source>Every term narrows: plate:, time:, in:, cam: and more. Terms stand side by side.</source>
            <translation>Cada término acota: plate:, time:, in:, cam: y otros. Los términos se escriben uno al lado de otro.</translation>
        </message>
        <message>
            <source>This search will be recorded with your name, the case and the question.</source>
            <translation>Esta búsqueda se registrará con su nombre, el caso y la pregunta.</translation>
        </message>
        <message>
            <source>Every term narrows, for example</source>
            <translation>Cada término acota, por ejemplo</translation>
        </message>
        <message>
            <source>The search is recorded with your name, the case and the question.</source>
            <translation>La búsqueda se registra con su nombre, el caso y la pregunta.</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::SessionBand</name>
        <message>
            <source>Session</source>
            <comment>the strip with case and purpose</comment>
            <translation>Sesión</translation>
        </message>
        <message>
            <source>Close</source>
            <comment>verb: close a message</comment>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>This account does not search. Sign in as an analyst or a supervisor.</source>
            <translation>Esta cuenta no busca. Entre como analista o supervisor.</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::SessionStrip</name>
        <message>
            <source>Case</source>
            <comment>label before a case number</comment>
            <translation>Caso</translation>
        </message>
        <message>
            <source>Purpose</source>
            <comment>label before the purpose of a session</comment>
            <translation>Finalidad</translation>
        </message>
        <message>
            <source>Asked</source>
            <comment>label before the question of a session</comment>
            <translation>Pregunta</translation>
        </message>
        <message>
            <source>Open for</source>
            <comment>label before the duration of a session</comment>
            <translation>Abierta desde hace</translation>
        </message>
        <message>
            <source>Searches</source>
            <comment>label before a count</comment>
            <translation>Búsquedas</translation>
        </message>
        <message>
            <source>Reads shown</source>
            <comment>label before a count</comment>
            <translation>Lecturas mostradas</translation>
        </message>
        <message>
            <source>Start session</source>
            <translation>Iniciar sesión</translation>
        </message>
        <message>
            <source>Pause</source>
            <comment>verb: pause the session</comment>
            <translation>Pausar</translation>
        </message>
        <message>
            <source>Resume</source>
            <comment>verb: resume the session</comment>
            <translation>Reanudar</translation>
        </message>
        <message>
            <source>End session</source>
            <translation>Terminar sesión</translation>
        </message>
        <message>
            <source>Searching needs a case number, a purpose and a question. What is asked and shown is recorded.</source>
            <translation>Para buscar hacen falta un número de caso, una finalidad y una pregunta. Lo que se pregunta y se muestra queda registrado.</translation>
        </message>
        <message>
            <source>Results stay visible, nothing new can be asked. The pause is recorded.</source>
            <translation>Los resultados siguen a la vista, no se puede preguntar nada nuevo. La pausa queda registrada.</translation>
        </message>
        <message>
            <source>Closes the results of this session. The end is recorded and cannot be undone.</source>
            <translation>Cierra los resultados de esta sesión. El final queda registrado y no se puede deshacer.</translation>
        </message>
        <message>
            <source>Distinct reads whose plate or image was on screen in this session.</source>
            <translation>Lecturas distintas cuya matrícula o imagen se vio en pantalla en esta sesión.</translation>
        </message>
        <message>
            <source>No session. Nothing can be searched.</source>
            <translation>Sin sesión. No se puede buscar nada.</translation>
        </message>
        <message>
            <source>Paused</source>
            <comment>state of the session</comment>
            <translation>En pausa</translation>
        </message>
        <message>
            <source>Recording</source>
            <comment>state of the session</comment>
            <translation>Registrando</translation>
        </message>
        <message>
            <source>Ends in %1</source>
            <translation>Termina en %1</translation>
        </message>
        <message>
            <source>New questions can be asked again. The end of the pause is recorded.</source>
            <translation>Se puede volver a preguntar. El fin de la pausa se registra.</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::ShapeDraft</name>
        <message>
            <source>Polygon: click corners, Enter closes, Backspace removes the last, Esc cancels</source>
            <translation>Polígono: clic en los vértices, Intro cierra, Retroceso quita el último, Esc cancela</translation>
        </message>
        <message>
            <source>Circle: click the centre, Esc cancels</source>
            <translation>Círculo: clic en el centro, Esc cancela</translation>
        </message>
        <message>
            <source>Circle: click the edge or type the radius in metres, Enter closes, Esc cancels</source>
            <translation>Círculo: clic en el borde o escriba el radio en metros, Intro cierra, Esc cancela</translation>
        </message>
        <message>
            <source>Circle: radius %1 m, Enter closes, Backspace removes a digit, Esc cancels</source>
            <translation>Círculo: radio de %1 m, Intro cierra, Retroceso quita una cifra, Esc cancela</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::ShapeForm</name>
        <message>
            <source>Put into the search</source>
            <translation>Poner en la búsqueda</translation>
        </message>
        <message>
            <source>Area by coordinates</source>
            <translation>Área por coordenadas</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>Forma</translation>
        </message>
        <message>
            <source>Circle</source>
            <translation>Círculo</translation>
        </message>
        <message>
            <source>Polygon</source>
            <translation>Polígono</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Close this sheet (F2)</source>
            <translation>Cerrar esta hoja (F2)</translation>
        </message>
        <message>
            <source>Centre, latitude and longitude in degrees</source>
            <translation>Centro, latitud y longitud en grados</translation>
        </message>
        <message>
            <source>Radius in metres</source>
            <translation>Radio en metros</translation>
        </message>
        <message>
            <source>Centre, latitude and longitude</source>
            <translation>Centro, latitud y longitud</translation>
        </message>
        <message>
            <source>Corners, one on each line, latitude and longitude in degrees</source>
            <translation>Vértices, uno por línea, latitud y longitud en grados</translation>
        </message>
        <message>
            <source>Corners, one on each line</source>
            <translation>Vértices, uno por línea</translation>
        </message>
        <message>
            <source>The centre is a latitude and a longitude in degrees, for example 34.1478, -118.1445.</source>
            <translation>El centro es una latitud y una longitud en grados, por ejemplo 34.1478, -118.1445.</translation>
        </message>
        <message>
            <source>The radius is a number of metres, at least 1.</source>
            <translation>El radio es un número de metros, 1 como mínimo.</translation>
        </message>
        <message>
            <source>Each line is a latitude and a longitude in degrees, for example 34.1478, -118.1445.</source>
            <translation>Cada línea es una latitud y una longitud en grados, por ejemplo 34.1478, -118.1445.</translation>
        </message>
        <message>
            <source>A polygon needs at least 3 corners.</source>
            <translation>Un polígono necesita al menos 3 vértices.</translation>
        </message>
        <message>
            <source>%1 square kilometres</source>
            <extracomment>%1 is a number</extracomment>
            <translation>%1 kilómetros cuadrados</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message numerus="yes">
            <source>%n fixed camera(s) inside</source>
            <translation>
                <numerusform>%n cámara fija dentro</numerusform>
                <numerusform>%n cámaras fijas dentro</numerusform>
            </translation>
        </message>
        <message>
            <source>This is a large area. A smaller one is easier to justify.</source>
            <translation>Es un área grande. Una más pequeña es más fácil de justificar.</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::SheetDialog</name>
        <message>
            <source>Close</source>
            <comment>verb: close a sheet</comment>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>All keys</source>
            <translation>Todas las teclas</translation>
        </message>
        <message>
            <source>Single keys work while a panel has the focus, not while a text is being written.</source>
            <translation>Las teclas sueltas funcionan mientras un panel tiene el foco, no mientras se escribe un texto.</translation>
        </message>
        <message>
            <source>About Plateglass</source>
            <translation>Acerca de Plateglass</translation>
        </message>
        <message>
            <source>Version %1</source>
            <translation>Versión %1</translation>
        </message>
        <message>
            <source>Searches licence plate reads under a case and a purpose. Every question is recorded before it is answered, and the record can be checked by people outside.</source>
            <translation>Busca lecturas de matrículas con un caso y una finalidad. Cada pregunta se registra antes de responderse, y personas ajenas pueden comprobar el registro.</translation>
        </message>
        <message>
            <source>The map runs in its simple form because no graphics driver was found.</source>
            <translation>El mapa funciona en su forma sencilla porque no se encontró ningún controlador gráfico.</translation>
        </message>
        <message>
            <source>The map is drawn by the graphics card.</source>
            <translation>El mapa lo dibuja la tarjeta gráfica.</translation>
        </message>
        <message>
            <source>Licence: Apache 2.0. Fonts: Inter and Fira Code, under the SIL Open Font License 1.1. Icons: Bootstrap Icons, MIT. Windows: Qt %1, LGPL 3.</source>
            <translation>Licencia: Apache 2.0. Tipos de letra: Inter y Fira Code, con la SIL Open Font License 1.1. Iconos: Bootstrap Icons, MIT. Ventanas: Qt %1, LGPL 3.</translation>
        </message>
        <message>
            <source>Confidence in the table: %1</source>
            <comment>a sentence</comment>
            <translation>Confianza en la tabla: %1</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::SignInPage</name>
        <message>
            <source>I acknowledge</source>
            <translation>He leído y acepto</translation>
        </message>
        <message>
            <source>Code of the second factor</source>
            <translation>Código del segundo factor</translation>
        </message>
        <message>
            <source>Type the code that your authenticator shows.</source>
            <translation>Escriba el código que muestra su autenticador.</translation>
        </message>
        <message>
            <source>Acknowledge the notice first.</source>
            <translation>Acepte primero el aviso.</translation>
        </message>
        <message>
            <source>Back</source>
            <comment>verb: to the first page</comment>
            <translation>Atrás</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Entrar</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Cuenta</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Contraseña</translation>
        </message>
        <message>
            <source>Sign in to this workspace. Signing in is recorded.</source>
            <translation>Entre en este espacio de trabajo. La entrada queda registrada.</translation>
        </message>
        <message>
            <source>The password is being checked.</source>
            <translation>Se está comprobando la contraseña.</translation>
        </message>
        <message>
            <source>Type account and password first.</source>
            <translation>Escriba primero la cuenta y la contraseña.</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::SiteList</name>
        <message>
            <source>Reads at this camera</source>
            <translation>Lecturas de esta cámara</translation>
        </message>
        <message numerus="yes">
            <source>%1, %Ln read(s)</source>
            <translation>
                <numerusform>%1, %Ln lectura</numerusform>
                <numerusform>%1, %Ln lecturas</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::SiteReadsModel</name>
        <message>
            <source>%1, plate %2</source>
            <translation>%1, matrícula %2</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::StartSessionDialog</name>
        <message>
            <source>Cancel</source>
            <comment>verb: close without starting</comment>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Start session</source>
            <translation>Iniciar sesión</translation>
        </message>
        <message>
            <source>Start an investigation session</source>
            <translation>Iniciar una sesión de investigación</translation>
        </message>
        <message>
            <source>Choose a purpose</source>
            <translation>Elija una finalidad</translation>
        </message>
        <message>
            <source>Case number</source>
            <translation>Número de caso</translation>
        </message>
        <message>
            <source>Purpose</source>
            <comment>label before the purpose of a session</comment>
            <translation>Finalidad</translation>
        </message>
        <message>
            <source>Offence</source>
            <comment>label before the offence looked into</comment>
            <translation>Delito</translation>
        </message>
        <message>
            <source>Ends</source>
            <comment>label: when the session ends</comment>
            <translation>Termina</translation>
        </message>
        <message>
            <source>Every search, every read shown and every image opened in this session is recorded with your name, this case and this sentence. Records cannot be changed or removed.</source>
            <translation>Cada búsqueda, cada lectura mostrada y cada imagen abierta en esta sesión se registra con su nombre, este caso y esta frase. Los registros no se pueden cambiar ni borrar.</translation>
        </message>
        <message>
            <source>The session of case %1 is open. It ends when this one starts, and its results are closed.</source>
            <translation>La sesión del caso %1 está abierta. Termina cuando empieza esta, y sus resultados se cierran.</translation>
        </message>
        <message numerus="yes">
            <source>%n character(s). A reviewer who does not know the case reads this sentence.</source>
            <translation>
                <numerusform>%n carácter. Esta frase la lee un revisor que no conoce el caso.</numerusform>
                <numerusform>%n caracteres. Esta frase la lee un revisor que no conoce el caso.</numerusform>
            </translation>
        </message>
        <message>
            <source>After %1 h; pauses after %2 min without activity</source>
            <translation>Tras %1 h; se pausa tras %2 min sin actividad</translation>
        </message>
        <message>
            <source>Form %1, where N is a digit</source>
            <comment>how case numbers are written</comment>
            <translation>Forma %1, donde N es un dígito</translation>
        </message>
        <message>
            <source>Ok</source>
            <comment>the case number has the right form</comment>
            <translation>Correcta</translation>
        </message>
        <message>
            <source>Not of the form %1, where N is a digit</source>
            <comment>how case numbers are written</comment>
            <translation>No tiene la forma %1, donde N es un dígito</translation>
        </message>
        <message>
            <source>What do you want
to find out?</source>
            <translation>¿Qué quiere
averiguar?</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::StatusLine</name>
        <message>
            <source>Audit record %1 written</source>
            <translation>Registro de auditoría %1 escrito</translation>
        </message>
        <message>
            <source>Data to %1</source>
            <translation>Datos hasta %1</translation>
        </message>
        <message>
            <source>All keys F1</source>
            <translation>Todas las teclas F1</translation>
        </message>
        <message>
            <source>Signed in: %1</source>
            <comment>name of an account</comment>
            <translation>Sesión iniciada: %1</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::StripFact</name>
        <message>
            <source>%1: %2</source>
            <comment>name and value of a fact in the session strip</comment>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::TimelinePanel</name>
        <message>
            <source>Timeline</source>
            <translation>Línea de tiempo</translation>
        </message>
        <message>
            <source>Search this wider window (recorded)</source>
            <translation>Buscar en esta ventana más amplia (se registra)</translation>
        </message>
        <message>
            <source>Puts the wider window into the search bar. It is searched, and recorded, when you run it.</source>
            <translation>Pone la ventana más amplia en la barra de búsqueda. Se busca, y se registra, cuando usted la ejecuta.</translation>
        </message>
        <message>
            <source>Brush from</source>
            <translation>Intervalo desde</translation>
        </message>
        <message>
            <source>Brush to</source>
            <translation>Intervalo hasta</translation>
        </message>
        <message>
            <source>UTC</source>
            <translation>UTC</translation>
        </message>
        <message>
            <source>A time such as %1, 20:41:10, +10m or -2h. Enter sets the brush.</source>
            <comment>a time as it is written here</comment>
            <translation>Una hora como %1, 20:41:10, +10m o -2h. Intro fija la selección.</translation>
        </message>
        <message>
            <source>Local time, %1</source>
            <comment>name of a zone</comment>
            <translation>Hora local, %1</translation>
        </message>
        <message>
            <source>Local time %1</source>
            <comment>%1 is an offset such as UTC-7</comment>
            <translation>Hora local %1</translation>
        </message>
        <message>
            <source>Local time %1, then %2</source>
            <comment>offsets such as UTC-7</comment>
            <translation>Hora local %1, después %2</translation>
        </message>
        <message>
            <source>to</source>
            <comment>between two times</comment>
            <translation>a</translation>
        </message>
        <message>
            <source>Reads per %1. Camera gaps: not assessed</source>
            <comment>a width of bins: hour, 15 min</comment>
            <translation>Lecturas por %1. Interrupciones de cámaras: sin evaluar</translation>
        </message>
        <message>
            <source>Brush</source>
            <comment>the time filter</comment>
            <translation>Intervalo</translation>
        </message>
        <message>
            <source>From</source>
            <comment>start of a stretch of time</comment>
            <translation>De</translation>
        </message>
        <message>
            <source>Earlier search.</source>
            <comment>the result shown is not that of the question being written</comment>
            <translation>Búsqueda anterior.</translation>
        </message>
        <message>
            <source>Camera gaps: not assessed</source>
            <translation>Interrupciones de cámaras: sin evaluar</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::TimelinePlot</name>
        <message>
            <source>Timeline</source>
            <translation>Línea de tiempo</translation>
        </message>
        <message>
            <source>No result yet.</source>
            <translation>Todavía no hay resultado.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln read(s) from %1 to %2.</source>
            <translation>
                <numerusform>%Ln lectura de %1 a %2.</numerusform>
                <numerusform>%Ln lecturas de %1 a %2.</numerusform>
            </translation>
        </message>
        <message>
            <source>Searching. This is the previous result.</source>
            <translation>Buscando. Este es el resultado anterior.</translation>
        </message>
        <message>
            <source>Searching</source>
            <translation>Buscando</translation>
        </message>
        <message>
            <source>The last search failed. This is the previous result.</source>
            <translation>La última búsqueda falló. Este es el resultado anterior.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln read(s) from %1 to %2</source>
            <translation>
                <numerusform>%Ln lectura de %1 a %2</numerusform>
                <numerusform>%Ln lecturas de %1 a %2</numerusform>
            </translation>
        </message>
        <message>
            <source>Reads are held for this period. After a search, bars show when they were.</source>
            <translation>Hay lecturas de este periodo. Tras una búsqueda, las barras muestran cuándo fueron.</translation>
        </message>
        <message>
            <source>After a search, bars show when the reads were.</source>
            <translation>Tras una búsqueda, las barras muestran cuándo fueron las lecturas.</translation>
        </message>
        <message>
            <source>No matching reads</source>
            <translation>Ninguna lectura coincide</translation>
        </message>
        <message>
            <source>No matching reads. Reads are held for this period.</source>
            <translation>Ninguna lectura coincide. Hay lecturas guardadas de este periodo.</translation>
        </message>
        <message>
            <source>No matching reads. No reads are held for this period.</source>
            <translation>Ninguna lectura coincide. No hay lecturas guardadas de este periodo.</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::VerdictMark</name>
        <message>
            <source>Searching</source>
            <comment>state of the search bar</comment>
            <translation>Buscando</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::WelcomePage</name>
        <message>
            <source>Explore the demo city</source>
            <translation>Explorar la ciudad de demostración</translation>
        </message>
        <message>
            <source>A synthetic city with cameras, traffic and a training case. Nothing in it is real, and it stays on this computer.</source>
            <translation>Una ciudad sintética con cámaras, tráfico y un caso de práctica. Nada en ella es real, y no sale de este equipo.</translation>
        </message>
        <message>
            <source>Open a workspace</source>
            <translation>Abrir un espacio de trabajo</translation>
        </message>
        <message>
            <source>A folder of your agency with reads and their audit log. You need an account and a password.</source>
            <translation>Una carpeta de su organismo con lecturas y su registro de auditoría. Hacen falta una cuenta y una contraseña.</translation>
        </message>
        <message>
            <source>Plateglass</source>
            <comment>name of the program</comment>
            <translation>Plateglass</translation>
        </message>
        <message>
            <source>Searches licence plate reads under a case and a purpose, and records every question.</source>
            <translation>Busca lecturas de matrículas con un caso y una finalidad, y registra cada pregunta.</translation>
        </message>
        <message>
            <source>Theme</source>
            <comment>label before light and dark</comment>
            <translation>Tema</translation>
        </message>
        <message>
            <source>Light</source>
            <comment>theme</comment>
            <translation>Claro</translation>
        </message>
        <message>
            <source>Dark</source>
            <comment>theme</comment>
            <translation>Oscuro</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::WindowFrame</name>
        <message>
            <source>SYNTHETIC</source>
            <comment>word in the edge of the window of the demo</comment>
            <translation>SINTÉTICO</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::Workbench</name>
        <message>
            <source>The session ended because its time was over. Its results are closed; both are recorded.</source>
            <translation>La sesión terminó porque se acabó su tiempo. Sus resultados están cerrados; ambas cosas quedan registradas.</translation>
        </message>
        <message>
            <source>The session was paused because nothing was asked for a while. Resume it to go on.</source>
            <translation>La sesión se pausó porque no se preguntó nada durante un rato. Reanúdela para continuar.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln read(s) in %1 s</source>
            <translation>
                <numerusform>%Ln lectura en %1 s</numerusform>
                <numerusform>%Ln lecturas en %1 s</numerusform>
            </translation>
        </message>
        <message>
            <source>Search cancelled. Nothing is shown, and that is recorded. The previous result is still here.</source>
            <translation>Búsqueda cancelada. No se muestra nada, y eso queda registrado. El resultado anterior sigue aquí.</translation>
        </message>
        <message>
            <source>Search cancelled. Nothing is shown, and that is recorded.</source>
            <translation>Búsqueda cancelada. No se muestra nada, y eso queda registrado.</translation>
        </message>
        <message>
            <source>No result: the search failed.</source>
            <translation>Sin resultado: la búsqueda falló.</translation>
        </message>
        <message>
            <source>What was shown could not be recorded, so the result was closed.</source>
            <translation>No se pudo registrar lo que se mostró, así que el resultado se cerró.</translation>
        </message>
        <message>
            <source>The window was locked, but the lock could not be recorded.</source>
            <translation>La ventana se bloqueó, pero el bloqueo no se pudo registrar.</translation>
        </message>
    </context>
    <context>
        <name>plateglass::ui::ZoomButtons</name>
        <message>
            <source>Fit</source>
            <comment>as large as fits</comment>
            <translation>Ajustar</translation>
        </message>
        <message>
            <source>Fit %1</source>
            <comment>as large as fits; how large that is in percent</comment>
            <translation>Ajustar %1</translation>
        </message>
        <message>
            <source>Whole image (0)</source>
            <translation>Imagen entera (0)</translation>
        </message>
        <message>
            <source>One image pixel per screen pixel (1)</source>
            <translation>Un píxel de imagen por píxel de pantalla (1)</translation>
        </message>
        <message>
            <source>Centred on the plate (%1)</source>
            <comment>%1 is a key</comment>
            <translation>Centrado en la matrícula (%1)</translation>
        </message>
    </context>
</TS>
