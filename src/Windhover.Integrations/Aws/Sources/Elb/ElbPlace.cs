using Windhover.Core.Events;
using Windhover.Integrations.Aws.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.Elb;

/// <summary>
/// Account and region of a load balancer: from a name in the line, else from the file's (ACCOUNT_elasticloadbalancing_REGION_ID_TIME_…, also behind "conn_log.").
/// </summary>
internal sealed class ElbPlace
{
    private const string Mark = "_elasticloadbalancing_";

    private readonly Symbol fileAccount, fileRegion;
    private readonly SymbolCache accounts, regions;

    /// <param name="symbols">Where texts are kept.</param>
    /// <param name="path">Path of the file.</param>
    public ElbPlace(SymbolTable symbols, string path)
    {
        (accounts, regions) = (new SymbolCache(symbols), new SymbolCache(symbols));
        var file = Path.GetFileName(path.AsSpan());
        var mark = file.IndexOf(Mark, StringComparison.Ordinal);
        if (mark < 0) return;
        var account = file[..mark];
        fileAccount = symbols.Intern(account[(account.LastIndexOf('.') + 1)..].ToString());
        var rest = file[(mark + Mark.Length)..];
        var end = rest.IndexOf('_');
        if (end < 0) return;
        fileRegion = symbols.Intern(rest[..end].ToString());
        rest = rest[(end + 1)..];
        end = rest.IndexOf('_');
        if (end > 0) Balancer = symbols.Intern(rest[..end].ToString().Replace('.', '/'));
    }

    /// <summary>The load balancer that the file's name tells; none when it does not.</summary>
    public Symbol Balancer { get; }

    /// <summary>Account and region of a line.</summary>
    /// <param name="arn">A name of something of the same account, a target group or certificate; may be empty.</param>
    public (Symbol Account, Symbol Region) Of(ReadOnlySpan<byte> arn)
    {
        var name = new Arn(arn);
        return name.Account.IsEmpty ? (fileAccount, fileRegion) : (accounts.Of(name.Account), regions.Of(name.Region));
    }
}
