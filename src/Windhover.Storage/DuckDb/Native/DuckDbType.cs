namespace Windhover.Storage.DuckDb.Native;

/// <summary>The column types used here, by the numbers of <c>duckdb_type</c> (https://duckdb.org/docs/stable/clients/c/types).</summary>
internal enum DuckDbType
{
    Boolean = 1,
    Integer = 4,
    BigInt = 5,
    USmallInt = 7,
    UBigInt = 9,
    Varchar = 17,
    UHugeInt = 32,
}
