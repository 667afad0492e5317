from tests.ui.test_prepare_page import *
def test_dbg(qtbot, page, desk, session):
    lines = page.form.agenda.lines
    qtbot.waitUntil(lambda: lines[-1].y() > lines[0].y())
    L=page.form.agenda.list
    print([ (l.item.text, l.geometry()) for l in lines], L.geometry())
    grip, top = lines[-1].grip, lines[0].mapToGlobal(QPoint(0, 2))
    grip.dragged.connect(lambda y: print("drag", y, L.mapFromGlobal(QPoint(0,y)), [l.item.text for l in L.rows]))
    grip.dropped.connect(lambda: print("drop", [l.item.text for l in L.rows]))
    L.arranged.connect(lambda: print("ARR"))
    page.bridge.refused.connect(lambda w: print("REF", w))
    qtbot.mousePress(grip, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(grip, QMouseEvent(QEvent.Type.MouseMove, QPointF(grip.mapFromGlobal(top)), QPointF(top), left, left, none))
    qtbot.mouseRelease(grip, Qt.MouseButton.LeftButton)
    print(texts(desk, session)); assert 0
