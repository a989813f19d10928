using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Memory;
using Xunit;

namespace Windhover.Tests.Events;

public sealed class EventBufferTests
{
    private readonly SymbolTable symbols = new();

    [Fact]
    public void FurtherFieldsStayWithTheirActivity()
    {
        var buffer = Filled(50);
        for (var i = 0; i < 50; i++) Fields(buffer, i).ShouldBe([$"key {i % 3}=value {i}", "more=" + new string('x', i * 10)]);
    }

    [Fact]
    public void AnActivityIsCopiedWithItsFurtherFields()
    {
        var from = Filled(20);
        var to = Filled(3);
        to.CopyActor(from, 17);
        Fields(to, 3).ShouldBe(Fields(from, 17));
        to.Actors[3].Time.ShouldBe(from.Actors[17].Time);
        Fields(to, 2).ShouldBe(Fields(from, 2));
    }

    [Fact]
    public void AFieldIsCutAtItsLimit()
    {
        var buffer = new EventBuffer(symbols);
        buffer.BeginAttributes();
        buffer.AddAttribute(symbols.Intern("long"), new byte[10_000]);
        buffer.AddActor().Attributes = buffer.EndAttributes();
        foreach (var field in buffer.Attributes(buffer.Actors[0])) field.Value.Length.ShouldBe(4096);
    }

    [Fact]
    public void AHalfReadRecordIsTakenBack()
    {
        var buffer = new EventBuffer(symbols);
        buffer.AddNetwork().EndTime = 1;
        buffer.AddNetwork().EndTime = 2;
        buffer.RemoveLastNetwork();
        buffer.AddActor();
        buffer.RemoveLastActor();
        buffer.EventCount.ShouldBe(1);
        buffer.AddNetwork().EndTime.ShouldBe(0);
    }

    [Fact]
    public void FillingItAgainAllocatesNothing()
    {
        var buffer = new EventBuffer(symbols);
        Fill();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fill();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Fill()
        {
            buffer.Clear();
            for (var i = 0; i < 5000; i++) buffer.AddNetwork().EndTime = i;
        }
    }

    [Fact]
    public void ItComesBackFromItsSnapshotAndGrowsOn()
    {
        var buffer = Filled(20);
        buffer.AddNetwork().EndTime = 5;
        buffer.AddFact(new EntityFact { Time = 9 });
        using var stream = new MemoryStream();
        buffer.Save(new SnapshotWriter(stream));
        stream.Position = 0;
        var restored = new EventBuffer(symbols);
        restored.Restore(new SnapshotReader(stream));
        for (var i = 0; i < 20; i++) Fields(restored, i).ShouldBe(Fields(buffer, i));
        restored.AddNetwork().EndTime = 6;
        restored.AddFact(new EntityFact { Time = 10 });
        restored.CopyActor(buffer, 3);
        restored.Network.ToArray().Select(n => n.EndTime).ShouldBe([5L, 6L]);
        restored.Facts.ToArray().Select(f => f.Time).ShouldBe([9L, 10L]);
        Fields(restored, 20).ShouldBe(Fields(buffer, 3));
    }

    private EventBuffer Filled(int count)
    {
        var buffer = new EventBuffer(symbols);
        for (var i = 0; i < count; i++)
        {
            buffer.BeginAttributes();
            buffer.AddAttribute(symbols.Intern($"key {i % 3}"), Encoding.UTF8.GetBytes($"value {i}"));
            buffer.AddAttribute(symbols.Intern("more"), Encoding.UTF8.GetBytes(new string('x', i * 10)));
            ref var actor = ref buffer.AddActor();
            actor.Time = 1000 + i;
            actor.Attributes = buffer.EndAttributes();
        }

        return buffer;
    }

    private List<string> Fields(EventBuffer buffer, int actor)
    {
        var fields = new List<string>();
        foreach (var field in buffer.Attributes(buffer.Actors[actor])) fields.Add(symbols.Text(field.Key) + "=" + Encoding.UTF8.GetString(field.Value));
        return fields;
    }
}
