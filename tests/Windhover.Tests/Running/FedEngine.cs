using System.Text;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Reading;
using Windhover.Core.Running;
using Windhover.Integrations.Aws.Sources.VpcFlow;

namespace Windhover.Tests.Running;

/// <summary>An engine that is given flow logs as texts, by way of their reader and the sequencer, on one thread.</summary>
internal sealed class FedEngine
{
    private readonly SymbolTable symbols = new();
    private readonly FileTable files = new();
    private readonly SourceCatalogue sources = SourceCatalogue.In(typeof(VpcFlowSource).Assembly);
    private readonly ModelCatalogue models;
    private readonly EventBuffer buffer;
    private int opened;

    /// <param name="options">How the engine works; null for its defaults.</param>
    /// <param name="slice">Length of the slices of time, milliseconds.</param>
    /// <param name="models">The models; null for those that know no vendor.</param>
    public FedEngine(EngineOptions? options = null, int slice = EventBucket.Minute, ModelCatalogue? models = null)
    {
        this.models = models ?? ModelCatalogue.Load([typeof(ModelCatalogue).Assembly], []);
        buffer = new EventBuffer(symbols);
        Sequencer = new Sequencer(symbols, files, null, slice);
        Engine = new EstateEngine(symbols, files, this.models, options ?? new EngineOptions());
    }

    public Sequencer Sequencer { get; }

    public EstateEngine Engine { get; }

    /// <summary>A log of lines, without its header.</summary>
    public LogFile Open(string name, string lines)
    {
        var found = new FoundFile("/" + name, name, 0, null);
        opened = files.Add(found);
        var file = LogFile.Over(new MemoryStream(Encoding.ASCII.GetBytes(FlowLines.Header + lines)), found, opened, sources, symbols, models.WantedFields, new ReadLimits());
        files.SetSource(opened, file.Source!.Descriptor.Name);
        return file;
    }

    /// <summary>Reads the log that was opened last to its end.</summary>
    public void Read(LogFile file)
    {
        for (var more = true; more;)
        {
            more = file.Read(buffer, 512);
            var latest = Sequencer.Add(buffer, opened);
            while (Sequencer.Next(more ? latest - EventBucket.Minute : long.MaxValue) is not null)
            {
                var bucket = Sequencer.Take();
                Engine.Process(bucket);
                Sequencer.Return(bucket);
            }
        }
    }

    /// <summary>Reads lines to their end, and ends the last window.</summary>
    public void Feed(string name, string lines)
    {
        using var file = Open(name, lines);
        Read(file);
        Engine.Finish();
    }
}
