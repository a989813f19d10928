namespace Windhover.Lab.Company;

/// <summary>Whose log sees a machine.</summary>
internal enum Network
{
    /// <summary>VPC of the production account.</summary>
    Production,

    /// <summary>VPC of the development account.</summary>
    Development,

    /// <summary>The Azure virtual network.</summary>
    Azure,

    /// <summary>The office, behind a Zeek sensor.</summary>
    Office,
}
