namespace Windhover.Core.Stores.Search;

/// <summary>Kinds of pieces of a query.</summary>
internal enum QueryTokenKind
{
    /// <summary>Characters without white space, operators and parentheses.</summary>
    Word,

    /// <summary>A text in double quotes.</summary>
    Quoted,

    /// <summary><c>:</c> <c>=</c> <c>!=</c> <c>&lt;</c> <c>&lt;=</c> <c>&gt;</c> <c>&gt;=</c>, standing right behind a field.</summary>
    Operator,

    /// <summary>(</summary>
    Open,

    /// <summary>)</summary>
    Close,

    /// <summary>A minus before what must not be.</summary>
    Minus,

    /// <summary>Nothing more.</summary>
    End,
}
