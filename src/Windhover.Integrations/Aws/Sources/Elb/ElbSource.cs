using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.Common;

namespace Windhover.Integrations.Aws.Sources.Elb;

/// <summary>
/// Access logs of Application, Network and Classic load balancers, and connection logs of Application load balancers. One source: they arrive in one folder
/// layout, are told apart by their first fields, line by line, and land in the same members.
/// </summary>
internal sealed class ElbSource : ILogSource
{
    private const int Shaped = 95;
    private const int TestMessage = 70;

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "aws.elb",
        Title = "AWS Elastic Load Balancing access and connection logs",
        FormatPage = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html",
        Classes = [EventClass.HttpActivity, EventClass.NetworkActivity, EventClass.Authentication],
        Framing = Framing.Lines,
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        head = head.TrimStart("\r\n"u8);
        var end = head.IndexOf((byte)'\n');
        var line = (end < 0 ? head : head[..end]).TrimEnd("\r "u8);
        var fields = new QuotedFields();
        return !fields.Read(line) ? 0 : ElbLayouts.Of(fields, line) switch
        {
            ElbLayout.None => 0,
            ElbLayout.Message => TestMessage,
            _ => Shaped,
        };
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new ElbReader(context);
}
