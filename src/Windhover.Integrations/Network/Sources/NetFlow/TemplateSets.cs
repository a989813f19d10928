using System.Buffers.Binary;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>
/// Reads sets of templates and of options templates: version 9 (https://www.rfc-editor.org/rfc/rfc3954#section-5.2, section 6.1) and IPFIX
/// (https://www.rfc-editor.org/rfc/rfc7011#section-3.4), withdrawals included.
/// </summary>
internal sealed class TemplateSets(ExporterTable exporters)
{
    private const int FirstTemplate = 256;
    private const ushort InterfaceScope = 2;
    private readonly FieldSpec[] fields = new FieldSpec[Bounds.FieldsOfOneTemplate];

    /// <summary>Learns the templates of a set.</summary>
    /// <returns>Null, or what is wrong with the set; templates before the wrong one are learned.</returns>
    public string? Read(ExporterDomain domain, ReadOnlySpan<byte> set, bool isOptions, in Export export)
    {
        var isIpfix = export.Version == ExportVersion.Ipfix;
        while (set.Length >= 4)
        {
            var id = U16(set, 0);
            var count = (int)U16(set, 2);
            var scopes = 0;
            if (isIpfix && count == 0)
            {
                Withdraw(domain, id, isOptions);
                set = set[4..];
                continue;
            }

            if (id < FirstTemplate) return IsPadding(set) ? null : "template: its number is reserved";
            set = set[4..];
            if (isOptions)
            {
                if (set.Length < 2) return "template: cut short";
                scopes = U16(set, 0);
                set = set[2..];
                if (!isIpfix)
                {
                    // Version 9 gives bytes, first of the scopes, then of the options.
                    (scopes, count) = (count / 4, (count / 4) + (scopes / 4));
                }
            }

            if (count == 0) return "template: no fields";
            if (count > fields.Length) return "template: too many fields";
            if (scopes > count) return "template: more scopes than fields";
            for (var i = 0; i < count; i++)
            {
                if (!TryField(ref set, isIpfix, isScope: i < scopes, out fields[i])) return "template: cut short";
            }

            var reason = Keep(domain, id, fields.AsSpan(0, count), isOptions, export);
            if (reason is not null) return reason;
        }

        return null;
    }

    private static bool TryField(ref ReadOnlySpan<byte> set, bool isIpfix, bool isScope, out FieldSpec field)
    {
        field = default;
        if (set.Length < 4) return false;
        var id = U16(set, 0);
        var length = U16(set, 2);
        set = set[4..];
        var enterprise = 0u;
        if (isIpfix && (id & 0x8000) != 0)
        {
            if (set.Length < 4) return false;
            enterprise = BinaryPrimitives.ReadUInt32BigEndian(set);
            set = set[4..];
            id &= 0x7FFF;
        }

        // Scopes of version 9 are numbered on their own; the interface is the one that matters.
        if (!isIpfix && isScope) id = id == InterfaceScope ? (ushort)10 : (ushort)0;
        field = new FieldSpec(id, enterprise, length);
        return true;
    }

    private static bool IsPadding(ReadOnlySpan<byte> rest) => rest.IndexOfAnyExcept((byte)0) < 0;

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    // The number of the set itself withdraws all of its kind (RFC 7011 section 8.1).
    private void Withdraw(ExporterDomain domain, ushort id, bool isOptions)
    {
        if (id == (isOptions ? 3 : 2))
        {
            exporters.Forget(domain, t => t.IsOptions == isOptions);
        }
        else if (domain.Templates.TryGetValue(id, out var template))
        {
            exporters.Forget(domain, t => t == template);
        }
    }

    private string? Keep(ExporterDomain domain, ushort id, ReadOnlySpan<FieldSpec> announced, bool isOptions, in Export export)
    {
        var isKnown = domain.Templates.TryGetValue(id, out var known);
        if (isKnown && known!.IsOptions == isOptions && announced.SequenceEqual(known.Fields))
        {
            known.Announced = export.Time;
            return null;
        }

        var template = new FlowTemplate(announced, isOptions, export.Version == ExportVersion.Ipfix) { Announced = export.Time };
        if (template.ShortestRecord == 0) return "template: records of no length";
        if (template.ShortestRecord > ushort.MaxValue) return "template: records longer than a datagram";
        if (exporters.Fields + announced.Length > Bounds.Fields || (!isKnown && domain.Templates.Count >= Bounds.TemplatesOfOneDomain)) return "template: too many are known already";
        exporters.Fields += announced.Length - (known?.Fields.Length ?? 0);
        domain.Templates[id] = template;
        return null;
    }
}
