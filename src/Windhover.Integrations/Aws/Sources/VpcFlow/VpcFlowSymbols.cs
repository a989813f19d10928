using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.VpcFlow;

/// <summary>What the text columns of one file had lately.</summary>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class VpcFlowSymbols(SymbolTable symbols)
{
    public SymbolCache Account { get; } = new(symbols);

    public SymbolCache Region { get; } = new(symbols);

    public SymbolCache Network { get; } = new(symbols);

    public SymbolCache Subnet { get; } = new(symbols);

    public SymbolCache Interface { get; } = new(symbols);

    public SymbolCache Host { get; } = new(symbols);

    public SymbolCache Group { get; } = new(symbols);

    public SymbolCache Service { get; } = new(symbols);

    public SymbolCache Rule { get; } = new(symbols);
}
