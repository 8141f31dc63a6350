namespace Undrift.MySql.Native;

/// <summary>An error of the server or of the library; turned into an <see cref="UndriftException"/> where the context is known.</summary>
/// <param name="code">The server's error number, or one of the library's (2000 to 2999).</param>
/// <param name="sqlState">Five characters; <c>HY000</c> where there is no other.</param>
/// <param name="message">What it says; it may hold a piece of the statement.</param>
internal sealed class MySqlException(int code, string sqlState, string message) : Exception(message)
{
    /// <summary>The error number.</summary>
    public int Code => code;

    /// <summary>Its SQLSTATE.</summary>
    public string SqlState => sqlState;

    /// <summary>What and which number, for a person.</summary>
    public string Said => $"{Message} (error {code})";
}

/// <summary>
/// The error numbers that are told apart (MySQL's and MariaDB's error message references). From 4000 on, and between 1900
/// and 2000, a number means one thing to one server only.
/// </summary>
internal static class ErrorCode
{
    public const int TooManyConnections = 1040;
    public const int DatabaseAccessDenied = 1044;
    public const int AccessDenied = 1045;
    public const int UnknownDatabase = 1049;
    public const int ServerShutdown = 1053;
    public const int CannotCreateTable = 1005;
    public const int NoSuchDatabase = 1008;
    public const int DiskFull = 1021;
    public const int SyntaxError = 1064;
    public const int EmptyQuery = 1065;
    public const int UnknownCharacterSet = 1115;
    public const int HostIsBlocked = 1129;
    public const int HostNotAllowed = 1130;
    public const int NoSuchAccount = 1133;
    public const int TableAccessDenied = 1142;
    public const int NoSuchTable = 1146;
    public const int UnknownVariable = 1193;
    public const int TooManyUserConnections = 1203;
    public const int LockWaitTimeout = 1205;
    public const int SpecificAccessDenied = 1227;
    public const int CannotAddForeignKey = 1215;
    public const int UnknownCollation = 1273;
    public const int UnknownEngine = 1286;
    public const int QueryInterrupted = 1317;
    public const int RoutineAccessDenied = 1370;
    public const int CannotUser = 1396;
    public const int CannotGrantToMissing = 1410; // MySQL
    public const int PluginNotLoaded = 1524;
    public const int AccessDeniedNoPassword = 1698;
    public const int MustChangePassword = 1820;
    public const int PasswordExpired = 1862;
    public const int ConnectionKilled = 1927; // MariaDB
    public const int NoReferencedTable = 1824; // MySQL
    public const int InvalidRole = 1959; // MariaDB
    public const int StatementTimeout = 1969; // MariaDB
    public const int QueryTimeout = 3024; // MySQL
    public const int AccountLocked = 3118; // MySQL
    public const int SecureTransportRequired = 3159;
    public const int UnknownAuthorisation = 3523; // MySQL
    public const int MariaDbAccountLocked = 4151;

    // Of the library.
    public const int NoSocket = 2002;
    public const int NoConnection = 2003;
    public const int UnknownHost = 2005;
    public const int ServerGone = 2006;
    public const int WrongVersion = 2007;
    public const int NoMemory = 2008;
    public const int HandshakeFailed = 2012;
    public const int ServerLost = 2013;
    public const int TlsFailed = 2026;
    public const int MalformedPacket = 2027;
    public const int ServerLostExtended = 2055;
    public const int CannotLoadPlugin = 2059;
    public const int PluginFailed = 2061;
}
