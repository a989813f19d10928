using System.Text;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>Writes what is known of exporters, and reads it back, so that a run goes on in the middle of a stream.</summary>
internal static class ExporterState
{
    private const byte Version = 1;

    /// <summary>Everything in a table.</summary>
    public static byte[] Save(ExporterTable exporters, SymbolTable symbols)
    {
        using var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes);
        to.Write(Version);
        to.Write(exporters.NextPurge);
        to.Write(exporters.Count);
        foreach (var (key, domain) in exporters.Ordered)
        {
            to.Write(key.Exporter);
            to.Write(key.Port);
            to.Write(key.Domain);
            to.Write((byte)key.Version);
            to.Write(domain.SystemStart);
            to.Write(domain.Started);
            to.Write(domain.LastSeen);
            SaveTemplates(to, domain);
            to.Write(domain.Rates.All);
            to.Write(domain.Rates.BySampler, to.Write);
            to.Write(domain.Rates.ByInterface, to.Write);
            to.Write(domain.Applications, symbol => to.Write(symbols.Text(symbol)));
            to.Write(domain.Held.Count);
            foreach (var set in domain.Held) Save(to, set);
        }

        return bytes.ToArray();
    }

    /// <summary>Fills an empty table with what <c>Save</c> gave.</summary>
    /// <exception cref="InvalidDataException">It is of another version.</exception>
    public static void Restore(ReadOnlySpan<byte> state, ExporterTable exporters, SymbolTable symbols)
    {
        using var from = new BinaryReader(new MemoryStream(state.ToArray()), Encoding.UTF8);
        if (from.ReadByte() != Version) throw new InvalidDataException("the state of a flow reader is of another version");
        exporters.NextPurge = from.ReadInt64();
        for (var count = from.ReadInt32(); count > 0; count--)
        {
            var key = new DomainKey(from.ReadAddress(), from.ReadUInt16(), from.ReadUInt32(), (ExportVersion)from.ReadByte());
            var domain = new ExporterDomain { SystemStart = from.ReadInt64(), Started = from.ReadInt64(), LastSeen = from.ReadInt64() };
            RestoreTemplates(from, domain, key.Version == ExportVersion.Ipfix);
            domain.Rates.All = from.ReadRate();
            from.ReadInto(domain.Rates.BySampler, from.ReadRate);
            from.ReadInto(domain.Rates.ByInterface, from.ReadRate);
            from.ReadInto(domain.Applications, () => symbols.Intern(from.ReadString()));
            for (var sets = from.ReadInt32(); sets > 0; sets--)
            {
                var set = Restore(from, key);
                domain.Held.Add(set);
                domain.HeldBytes += set.Bytes.Length + Bounds.HeldOverhead;
            }

            exporters.Put(key, domain);
        }
    }

    private static void SaveTemplates(BinaryWriter to, ExporterDomain domain)
    {
        to.Write(domain.Templates.Count);
        foreach (var (id, template) in domain.Templates)
        {
            to.Write(id);
            to.Write(template.IsOptions);
            to.Write(template.Announced);
            to.Write(template.Fields.Length);
            foreach (var field in template.Fields)
            {
                to.Write(field.Id);
                to.Write(field.Enterprise);
                to.Write(field.Length);
            }
        }
    }

    private static void RestoreTemplates(BinaryReader from, ExporterDomain domain, bool isIpfix)
    {
        for (var count = from.ReadInt32(); count > 0; count--)
        {
            var id = from.ReadUInt16();
            var isOptions = from.ReadBoolean();
            var announced = from.ReadInt64();
            var fields = new FieldSpec[from.ReadInt32()];
            for (var i = 0; i < fields.Length; i++) fields[i] = new FieldSpec(from.ReadUInt16(), from.ReadUInt32(), from.ReadUInt16());
            domain.Templates[id] = new FlowTemplate(fields, isOptions, isIpfix) { Announced = announced };
        }
    }

    private static void Save(BinaryWriter to, HeldSet set)
    {
        to.Write(set.Template);
        to.Write(set.Export.Datagram.Time);
        to.Write(set.Export.Datagram.LocalPort);
        to.Write(set.Export.At.File);
        to.Write(set.Export.At.Length);
        to.Write(set.Export.At.Offset);
        to.Write(set.Export.Time);
        to.Write(set.Export.Uptime);
        to.Write(set.Bytes.Length);
        to.Write(set.Bytes);
    }

    private static HeldSet Restore(BinaryReader from, DomainKey key)
    {
        var template = from.ReadUInt16();
        var export = new Export
        {
            Version = key.Version,
            Datagram = new DatagramHeader(from.ReadInt64(), key.Exporter, key.Port, from.ReadUInt16()),
            At = new RecordRef(from.ReadInt32(), from.ReadInt32(), from.ReadInt64()),
            Time = from.ReadInt64(),
            Uptime = from.ReadUInt32(),
            Domain = key.Domain,
        };
        return new HeldSet(template, export, from.ReadBytes(from.ReadInt32()));
    }
}
