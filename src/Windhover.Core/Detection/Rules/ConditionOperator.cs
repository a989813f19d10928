namespace Windhover.Core.Detection.Rules;

/// <summary>What a condition asks of a field. Texts are compared by their characters, upper and lower case being different.</summary>
internal enum ConditionOperator
{
    /// <summary>Equals the value.</summary>
    Is,

    /// <summary>Equals one of the values.</summary>
    In,

    /// <summary>Starts with one of the values.</summary>
    StartsWith,

    /// <summary>Ends with one of the values.</summary>
    EndsWith,

    /// <summary>Contains one of the values.</summary>
    Contains,

    /// <summary>A regular expression without backtracking finds something in it.</summary>
    Matches,

    /// <summary>The record says it, or not.</summary>
    Exists,

    /// <summary>Is a number above the value.</summary>
    Gt,

    /// <summary>Is a number below the value.</summary>
    Lt,

    /// <summary>Is an address in one of the networks: CIDR, <c>private</c> or <c>public</c>.</summary>
    InNetwork,

    /// <summary>Is in one of the lists of indicators with these names.</summary>
    InList,

    /// <summary>Equals a value of another field.</summary>
    SameAs,
}
