namespace Windhover.Core.Events;

/// <summary>
/// A text that many events share (an action, a region, an interface id), as a small number in one <see cref="SymbolTable"/>.
/// <c>default</c> is "not said". The number differs from run to run: never sort by it, hash it or write it out; use
/// <see cref="SymbolTable.Text"/> or <see cref="SymbolTable.Hash"/>.
/// </summary>
public readonly record struct Symbol(int Id)
{
    /// <summary>True when the record did not say it.</summary>
    public bool IsNone => Id == 0;
}
