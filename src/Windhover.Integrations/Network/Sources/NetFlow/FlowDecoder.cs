using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>Reads a record by its template. Allocates nothing.</summary>
internal sealed partial class FlowDecoder(SymbolTable symbols)
{
    private readonly SymbolCache names = new(symbols);
    private readonly ApplicationNames applications = new(symbols);

    /// <summary>Reads one flow record.</summary>
    /// <param name="domain">Who exported it.</param>
    /// <param name="template">How it is laid out.</param>
    /// <param name="set">What is left of the set, at least <see cref="FlowTemplate.ShortestRecord"/> bytes.</param>
    /// <param name="export">Its datagram.</param>
    /// <param name="flow">The event to fill.</param>
    /// <param name="length">Bytes of the record; 0 when where it ends cannot be told.</param>
    /// <returns>Null, or what is wrong.</returns>
    public string? Read(ExporterDomain domain, FlowTemplate template, ReadOnlySpan<byte> set, in Export export, ref NetworkActivity flow, out int length)
    {
        Unsafe.SkipInit(out FlowValues values);
        values = default;
        if (!TryRead(template, set, export, ref flow, ref values, out length)) return "record: a variable length lies";
        return FlowFinish.Complete(domain, template, values, export, ref flow) ?? Name(domain, values, ref flow);
    }

    /// <summary>Reads one record of any template into an event and what is beside it.</summary>
    /// <returns>False when a length inside the record lies.</returns>
    public bool TryRead(FlowTemplate template, ReadOnlySpan<byte> set, in Export export, ref NetworkActivity flow, ref FlowValues values, out int length)
    {
        if (template.IsVariable) return TryReadVariable(template, set, export, ref flow, ref values, out length);
        length = template.ShortestRecord;
        foreach (ref readonly var action in template.Actions.AsSpan()) Apply(action.Target, set.Slice(action.Offset, action.Length), export, ref flow, ref values);
        return true;
    }

    private bool TryReadVariable(FlowTemplate template, ReadOnlySpan<byte> set, in Export export, ref NetworkActivity flow, ref FlowValues values, out int length)
    {
        var next = 0;
        var at = 0;
        length = 0;
        for (var i = 0; i < template.Fields.Length; i++)
        {
            int size = template.Fields[i].Length;
            if (size == FieldSpec.Variable)
            {
                if (at >= set.Length) return false;
                size = set[at++];
                if (size == 255)
                {
                    if (at + 2 > set.Length) return false;
                    size = BinaryPrimitives.ReadUInt16BigEndian(set[at..]);
                    at += 2;
                }
            }

            if (at + size > set.Length) return false;
            if (next < template.Actions.Length && template.Actions[next].Offset == i)
            {
                var target = template.Actions[next++].Target;
                if (FieldTargets.Fits(target, (ushort)size)) Apply(target, set.Slice(at, size), export, ref flow, ref values);
            }

            at += size;
        }

        length = at;
        return true;
    }

    private string? Name(ExporterDomain domain, in FlowValues values, ref NetworkActivity flow)
    {
        if (values.Application != 0 && flow.Service.IsNone) flow.Service = applications.Of(domain, values.Application);
        return null;
    }
}
