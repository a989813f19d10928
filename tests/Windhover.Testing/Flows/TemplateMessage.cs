namespace Windhover.Testing.Flows;

/// <summary>A NetFlow version 9 datagram or an IPFIX message, set by set.</summary>
public sealed class TemplateMessage
{
    private readonly Wire sets = new();
    private readonly bool isIpfix;
    private readonly Func<byte[], byte[]> head;
    private int count;

    private TemplateMessage(bool isIpfix, Func<TemplateMessage, byte[], byte[]> head)
    {
        this.isIpfix = isIpfix;
        this.head = body => head(this, body);
    }

    /// <summary>Version 9.</summary>
    public static TemplateMessage V9(long exportSeconds, uint uptime, uint source = 0) => new(isIpfix: false, (message, body) => Wire.Of(w => w
        .U16(9).U16(message.count).U32(uptime).U32(exportSeconds).U32(1).U32(source).Raw(body)));

    /// <summary>IPFIX.</summary>
    public static TemplateMessage Ipfix(long exportSeconds, uint domain = 0, int? length = null) => new(isIpfix: true, (_, body) => Wire.Of(w => w
        .U16(10).U16(length ?? 16 + body.Length).U32(exportSeconds).U32(1).U32(domain).Raw(body)));

    /// <summary>A template; an element with an enterprise has it as the third number.</summary>
    public TemplateMessage Template(int id, params (int Element, int Length, uint Enterprise)[] fields) => Set(isIpfix ? 2 : 0, w => Fields(w.U16(id).U16(fields.Length), fields));

    /// <summary>A template without enterprises.</summary>
    public TemplateMessage Template(int id, params (int Element, int Length)[] fields) => Template(id, [.. fields.Select(f => (f.Element, f.Length, 0u))]);

    /// <summary>An options template; version 9 counts bytes, IPFIX fields.</summary>
    public TemplateMessage Options(int id, (int Element, int Length)[] scopes, (int Element, int Length)[] options) => Set(isIpfix ? 3 : 1, w =>
    {
        w.U16(id);
        if (isIpfix) w.U16(scopes.Length + options.Length).U16(scopes.Length);
        else w.U16(scopes.Length * 4).U16(options.Length * 4);
        Fields(w, [.. scopes.Concat(options).Select(f => (f.Element, f.Length, 0u))]);
    });

    /// <summary>Withdraws a template.</summary>
    public TemplateMessage Withdraw(int id, int set = 2) => Set(set, w => w.U16(id).U16(0));

    /// <summary>A set of records, filled up to four bytes; its length is the right one unless given.</summary>
    public TemplateMessage Set(int id, Action<Wire> body, int? length = null)
    {
        var bytes = Wire.Of(body);
        var padding = (4 - (bytes.Length % 4)) % 4;
        sets.U16(id).U16(length ?? 4 + bytes.Length + padding).Raw(bytes).Raw(new byte[padding]);
        count++;
        return this;
    }

    public byte[] ToArray() => head(sets.ToArray());

    private static void Fields(Wire to, (int Element, int Length, uint Enterprise)[] fields)
    {
        foreach (var (element, length, enterprise) in fields)
        {
            to.U16(enterprise == 0 ? element : element | 0x8000).U16(length);
            if (enterprise != 0) to.U32(enterprise);
        }
    }
}
