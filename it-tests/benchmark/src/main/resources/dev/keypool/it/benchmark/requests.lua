-- Sends the requests of a file in turn; args: file, and "once" to stop after the last one.
local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long seconds; long microseconds; } keypool_time;
  int gettimeofday(keypool_time *time, void *zone);
]]

local requests, count, next_one, once = {}, 0, 0, false
local threads = {}

local function now()
  local time = ffi.new("keypool_time")
  ffi.C.gettimeofday(time, nil)
  return tonumber(time.seconds) * 1e6 + tonumber(time.microseconds)
end

function setup(thread)
  threads[#threads + 1] = thread
end

function init(args)
  local file = assert(io.open(args[1], "rb"))
  while true do
    local length = file:read(10)
    if not length then break end
    count = count + 1
    requests[count] = file:read(tonumber(length))
  end
  file:close()
  once = args[2] == "once"
end

function request()
  if next_one == count then
    next_one = 0
  end
  next_one = next_one + 1
  first = first or now()
  if once and next_one == count then
    -- wrk itself waits until its time is over and would count that too.
    last = now()
    wrk.thread:stop()
  end
  return requests[next_one]
end

function done(summary, latency, requests)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write
      + summary.errors.status + summary.errors.timeout
  local ended = threads[1]:get("last")
  local duration = ended and ended - threads[1]:get("first") or summary.duration
  io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, duration, failed,
      latency:percentile(50), latency:percentile(99)))
end
