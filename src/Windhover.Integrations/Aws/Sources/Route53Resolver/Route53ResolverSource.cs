using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.Common;

namespace Windhover.Integrations.Aws.Sources.Route53Resolver;

/// <summary>Queries that a resolver of a virtual private cloud answered, for machines in it and through its endpoints.</summary>
internal sealed class Route53ResolverSource : ILogSource
{
    private const int Named = 95;
    private static readonly HeadMarks Marks = new("query_timestamp", "query_name", "query_type", "vpc_id", "rcode", "srcaddr");

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "aws.route53-resolver",
        Title = "AWS Route 53 Resolver query logs",
        FormatPage = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs-format.html",
        Classes = [EventClass.DnsActivity],
        Framing = Framing.Json,
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head) => Marks.CountIn(head) >= 4 ? Named : 0;

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new Route53ResolverReader(context);
}
