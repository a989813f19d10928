using System.Text;
using System.Text.Unicode;
using Windhover.Core.Detection;
using Windhover.Core.Outputs;
using Windhover.Server.Errors;

namespace Windhover.Server.Api;

/// <summary>Makes text of a record's bytes, which may be anything.</summary>
internal static class RecordText
{
    /// <summary>The record at a place, or that its file is gone.</summary>
    internal static IResult Answer(Evidence place, IRawRecords records, ServerOptions options) =>
        records.Read(place, options.MaxRecordBytes) is { } bytes
            ? TypedResults.Ok(Make(place, bytes.AsSpan(0, Math.Min(bytes.Length, options.MaxRecordBytes))))
            : Problems.NotFound($"The file of this record is gone: {place.File}");

    internal static RawRecord Make(Evidence evidence, ReadOnlySpan<byte> bytes)
    {
        var truncated = bytes.Length < evidence.Length;
        var text = truncated ? WithoutCutCharacter(bytes) : bytes;
        var readable = Utf8.IsValid(text);
        return new()
        {
            Source = evidence.Source,
            File = evidence.File,
            Offset = evidence.Offset,
            Length = evidence.Length,
            RecordId = evidence.RecordId,
            Time = evidence.Time,
            Text = readable ? Encoding.UTF8.GetString(text) : Convert.ToBase64String(bytes),
            Truncated = truncated,
            Encoding = readable ? RecordEncoding.Utf8 : RecordEncoding.Base64,
        };
    }

    // A cut may fall inside a character of 2–4 bytes; what is left of it must not make the rest look like binary.
    private static ReadOnlySpan<byte> WithoutCutCharacter(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var lead = bytes[^back];
            if ((lead & 0xC0) == 0x80) continue;
            var needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
            return needed > back ? bytes[..^back] : bytes;
        }

        return bytes;
    }
}
