using System.Runtime.InteropServices;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Reading;
using Windhover.Core.Memory;
using Windhover.Core.Outputs;
using Windhover.Core.Running.Coverage;
using Windhover.Core.Stores;

namespace Windhover.Core.Running;

/// <summary>
/// What every run consists of: the reader's side (files, schedule, sequencer), the engine, and the two stores in which both are kept together. Reader and
/// engine may be on a thread each; a commit needs the engine's.
/// </summary>
internal sealed class RunState : IDisposable
{
    private const string SnapshotName = "engine";
    private const int MostRows = 50_000;
    private readonly SymbolTable symbols = new();
    private readonly SourceCatalogue sources;
    private ModelCatalogue models;
    private readonly IStateStore? state;
    private readonly ITelemetryStore? telemetry;

    /// <param name="sources">Who may recognise a file.</param>
    /// <param name="models">The models.</param>
    /// <param name="options">How the run works.</param>
    /// <param name="state">Where state is kept; null to keep none.</param>
    /// <param name="telemetry">Where telemetry is kept; null to keep none.</param>
    /// <param name="slice">Length of the slices of time that go to the engine, milliseconds.</param>
    public RunState(SourceCatalogue sources, ModelCatalogue models, RunOptions options, IStateStore? state, ITelemetryStore? telemetry, int slice = EventBucket.Minute)
    {
        (this.sources, this.models, this.state, this.telemetry) = (sources, models, state, telemetry);
        telemetry?.RollBackTo(state?.Epoch ?? 0);
        using var snapshot = state?.ReadSnapshot(SnapshotName)?.Open();
        var reader = snapshot is null ? null : new SnapshotReader(snapshot);

        // Before the models name anything: they may be others than those that the state was made under.
        if (reader is not null) symbols.Restore(reader);
        Sequencer = new Sequencer(symbols, Files, name => sources.Find(name)?.Descriptor.RedeliversFlows ?? false, slice);
        Schedule = new FileSchedule(sources, symbols, Files, Sequencer, name => this.models.WantedFields(name), options.Limits);
        Engine = new EstateEngine(symbols, Files, models, options.Engine, LagOf) { FillStores = telemetry is not null };
        if (reader is not null)
        {
            Sequencer.Restore(reader);
            Schedule.Restore(reader);
            Engine.Restore(reader);
        }

        TakeUpFeedback();
    }

    /// <summary>The files of the run.</summary>
    public FileTable Files { get; } = new();

    /// <summary>Puts events into slices of time.</summary>
    public Sequencer Sequencer { get; }

    /// <summary>Reads the files.</summary>
    public FileSchedule Schedule { get; }

    /// <summary>Learns and finds.</summary>
    public EstateEngine Engine { get; }

    /// <summary>What was read and learned.</summary>
    public EngineStatus Status => StatusText.Of(Sequencer.Tally, sources, Engine, Sequencer.Waiting);

    /// <summary>By how much a live run has to wait for the slowest of the sources that were read, milliseconds: what each showed of late, at most what its vendor says.</summary>
    public long SourceLag => Sequencer.Tally.Sources.Keys.Max(name => (long?)Sequencer.Arrivals.HoldBack(name, LagOf(name))) ?? 0;

    /// <summary>What every source brings and what it leaves out; on the thread that reads.</summary>
    public CoverageReport Coverage() => new CoverageWriter(sources, Sequencer, Engine, symbols).Write();

    /// <summary>Gives the engine all feedback as the store has it now; on the engine's thread.</summary>
    public void TakeUpFeedback()
    {
        if (state is not null) Engine.Feedback.Replace(state.Feedback());
    }

    /// <summary>Goes on with other models, between two slices and on the engine's thread; files that are opened from now on are asked for the raw fields that these want.</summary>
    public void TakeUp(ModelCatalogue others)
    {
        models = others;
        Engine.TakeUp(others);
    }

    /// <summary>The reader's part of a snapshot: everything that is not yet in a minute handed to the engine. Empty without stores.</summary>
    public byte[] ReaderState()
    {
        if (state is null) return [];
        using var stream = new MemoryStream();
        var writer = new SnapshotWriter(stream);
        Sequencer.Save(writer);
        Schedule.Save(writer);
        return stream.ToArray();
    }

    /// <summary>Commits everything found, and a snapshot to go on from, to both stores; between two windows only. The engine's output stays.</summary>
    /// <param name="readerState">What <see cref="ReaderState"/> gave when the engine had everything that was handed on.</param>
    public void Commit(byte[] readerState)
    {
        if (state is null) return;
        using var stream = new SnapshotOutput();
        var writer = new SnapshotWriter(stream);

        // All texts that have a number by now, the engine's too; first, so that they are back before anything else asks for one.
        symbols.Save(writer);
        stream.Write(readerState);
        Engine.Save(writer);
        var epoch = state.Epoch + 1;
        if (telemetry is not null)
        {
            AppendRows(telemetry);
            telemetry.Commit(epoch);
        }

        state.Commit(Findings(epoch) with { Snapshots = [new(SnapshotName, stream.Parts)] });
    }

    /// <summary>
    /// Commits the findings alone, at any time between two minutes. After a crash the run goes on from the last snapshot and finds them again, under the
    /// same ids; rows of telemetry wait for the next snapshot, so that they are not doubled.
    /// </summary>
    public void CommitFindings()
    {
        if (state is not null) state.Commit(Findings(state.Epoch + 1));
    }

    /// <summary>Hands rows to the telemetry store when there are many, so that memory stays bounded; they are seen after the next commit.</summary>
    public void RelieveRows()
    {
        if (telemetry is null || Engine.Output.Events.Count + Engine.Output.Connections.Count < MostRows) return;
        AppendRows(telemetry);
    }

    /// <summary>Closes all files; the stores are the caller's.</summary>
    public void Dispose() => Schedule.Dispose();

    private long LagOf(string source) => (long)(sources.Find(source)?.Descriptor.Lag.TotalMilliseconds ?? 0);

    private StateChange Findings(long epoch) => new()
    {
        Epoch = epoch,
        Alerts = [.. Engine.Output.Alerts],
        Incidents = [.. Engine.Output.Incidents.Values],
        Investigations = [.. Engine.Output.Investigations.Values],
        MergedIncidents = [.. Engine.Output.MergedIncidents],
    };

    private void AppendRows(ITelemetryStore store)
    {
        store.Append(CollectionsMarshal.AsSpan(Engine.Output.Events), CollectionsMarshal.AsSpan(Engine.Output.Connections));
        Engine.Output.Events.Clear();
        Engine.Output.Connections.Clear();
    }
}
