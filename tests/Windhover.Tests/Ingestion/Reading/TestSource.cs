using System.Text;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Tests.Ingestion.Reading;

/// <summary>A source whose reader keeps each record's text and its number in the file; some words make it misbehave.</summary>
internal sealed class TestSource(Framing framing, params string[] recordArrays) : ILogSource
{
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "test.log",
        Title = "Test",
        FormatPage = "none",
        Classes = [EventClass.ApiActivity],
        Framing = framing,
        RecordArrays = recordArrays,
    };

    public int Recognise(ReadOnlySpan<byte> head) => head.IsEmpty || head.Contains((byte)0) || head.StartsWith("other"u8) ? 0 : 50;

    public IRecordReader CreateReader(ReaderContext context) => new Reader(context);

    private sealed class Reader(ReaderContext context) : IRecordReader
    {
        private int number;

        public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
        {
            number++;
            if (record.StartsWith("mute"u8)) return;
            if (record.StartsWith("boom"u8)) throw new FormatException("boom");
            if (record.StartsWith("skip"u8))
            {
                output.Ignore(at, "skipped");
                return;
            }

            output.BeginAttributes();
            output.AddAttribute(context.Symbols.Intern("text"), record);
            output.AddAttribute(context.Symbols.Intern("number"), Encoding.ASCII.GetBytes($"{number}"));
            ref var added = ref output.AddActor();
            added.Record = at;
            added.Attributes = output.EndAttributes();
        }

        public byte[]? SaveState() => BitConverter.GetBytes(number);

        public void RestoreState(ReadOnlySpan<byte> state) => number = BitConverter.ToInt32(state);
    }
}
