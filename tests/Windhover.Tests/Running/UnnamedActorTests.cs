using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Events;
using Windhover.Core.Ingestion.Reading;
using Windhover.Core.Running;
using Xunit;

namespace Windhover.Tests.Running;

/// <summary>Some records of control planes do not say who acted. They are about what was acted on, and judged by what everybody does.</summary>
public sealed class UnnamedActorTests : IDisposable
{
    private const long Start = 1_772_409_600_000;
    private const int People = 40;
    private const string Model = """
        id: unnamed
        title: "{resource} was deleted by {actor}"
        why: Because.
        severity: low
        attacks: [{ tactic: TA0040, technique: T1485 }]
        classes: api_activity
        when: { field: operation, is: Delete }
        unusual: { any_of: [operation, resource, source_network], at_most: 0.02 }
        threshold: { count: 1, within: 1h, by: entity }
        samples:
          - { name: deletes, fires: true, unusual: { operation: 0.001 }, events: [{ time: "2026-03-02T10:00:00Z", operation: Delete, resource: r }] }
          - { name: reads, fires: false, events: [{ time: "2026-03-02T10:00:00Z", operation: Get, resource: r }] }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("windhover-unnamed-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void WhatNobodyDoesIsToldOfTheResource()
    {
        var alert = Run(deleters: 0, "vault-1").ShouldHaveSingleItem();
        alert.Model.ShouldBe("unnamed");
        alert.Entity.Id.ShouldEndWith("vault-1");
        alert.Related.ShouldBeEmpty("the resource is what the alert is of");
    }

    [Fact]
    public void WhatManyDoIsNot() => Run(deleters: 8, "vault-1").ShouldBeEmpty();

    [Fact]
    public void ARecordOfNobodyAboutNothingIsToldOfItsAccount() => Run(deleters: 0, "").ShouldHaveSingleItem().Entity.Id.ShouldBe("resource:account");

    private IReadOnlyList<Alert> Run(int deleters, string resource)
    {
        File.WriteAllText(Path.Combine(folder, "unnamed.yaml"), Model);
        var symbols = new SymbolTable();
        var files = new FileTable();
        var file = files.Add(new FoundFile("/log", "log", 0, null));
        files.SetSource(file, "any.log");
        var engine = new EstateEngine(symbols, files, ModelCatalogue.Load([], [folder]), new EngineOptions { Learned = false });
        var sequencer = new Sequencer(symbols, files, null, EventBucket.Minute);
        var buffer = new EventBuffer(symbols);

        // Three days of everybody's reading, so that the estate is learned.
        const int each = 600;
        for (var i = 0; i < People * each; i++)
        {
            var person = i % People;
            var operation = person < deleters && i / People % 10 == 0 ? "Delete" : "Get";
            Add(Start + i * (3 * 86_400_000L / (People * each)), $"person-{person}", operation, "page");
        }

        Drain();
        var before = engine.Output.Alerts.Count;
        Add(Start + 3 * 86_400_000L + 3_600_000, "", "Delete", resource);
        Drain();
        engine.Finish();
        return [.. engine.Output.Alerts.Skip(before)];

        void Add(long time, string actor, string operation, string on)
        {
            ref var activity = ref buffer.AddActor();
            activity.Record = new RecordRef(file, 1, time - Start);
            activity.Time = time;
            activity.Class = EventClass.ApiActivity;
            activity.Operation = symbols.Intern(operation);
            activity.Actor = actor.Length == 0 ? default : symbols.Intern(actor);
            activity.Resource = on.Length == 0 ? default : symbols.Intern(on);
            activity.Account = symbols.Intern("account");
        }

        void Drain()
        {
            sequencer.Add(buffer, file);
            while (sequencer.Next(long.MaxValue) is not null)
            {
                var bucket = sequencer.Take();
                engine.Process(bucket);
                sequencer.Return(bucket);
            }

            buffer.Clear();
        }
    }
}
