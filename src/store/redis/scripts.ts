/**
 * What the server runs as one step. The text goes along each time: the server keeps it compiled, it
 * costs a twentieth at most, and nothing is to be said again when the server forgets its scripts.
 *
 * Lua's own comparison of strings follows the server's locale,
 * and its numbers lose digits when they become text: hence `before` and `%.0f`.
 */

/**
 * Everything of a commit, or nothing: nothing in it can fail after the first write.
 *
 * KEYS: the sequence, then the keys of checks, puts, deletions, index removals, index additions.
 * ARGV: now, how many of each, the channel, what listeners are told besides the version; a version
 * for each check; expiry, life in ms and bytes for each put; a member for each removal; a score
 * and a member for each addition.
 * Returns {"ok", version} or {"conflict", which check failed, from 1}.
 */
export const COMMIT = `
local arg, key = 0, 1
local function nextArg() arg = arg + 1; return ARGV[arg] end
local function nextKey() key = key + 1; return KEYS[key] end
local now = tonumber(nextArg())
local checks, puts, dels = tonumber(nextArg()), tonumber(nextArg()), tonumber(nextArg())
local removals, additions = tonumber(nextArg()), tonumber(nextArg())
local channel, about = nextArg(), nextArg()

for n = 1, checks do
  local head = redis.call('GETRANGE', nextKey(), 0, 40)
  local version, expiry = string.match(head, '^(%d+)|(%d+)|')
  if not version or (expiry ~= '0' and tonumber(expiry) <= now) then version = '0' end
  if version ~= nextArg() then return {'conflict', tostring(n)} end
end

local version = string.format('%.0f', redis.call('INCR', KEYS[1]))
for _ = 1, puts do
  local expiry, life, bytes = nextArg(), nextArg(), nextArg()
  local value = version .. '|' .. expiry .. '|' .. bytes
  if expiry == '0' then redis.call('SET', nextKey(), value)
  else redis.call('SET', nextKey(), value, 'PX', life) end
end
for _ = 1, dels do redis.call('DEL', nextKey()) end
for _ = 1, removals do redis.call('ZREM', nextKey(), nextArg()) end
for _ = 1, additions do
  local score, member = nextArg(), nextArg()
  redis.call('ZADD', nextKey(), score, member)
end
redis.call('PUBLISH', channel, version .. ' ' .. about)
return {'ok', version}
`;

/**
 * A page of an index, ascending also when it is asked for from its end.
 *
 * KEYS: the index. ARGV: least and greatest score, limit, "1" when from its end; for a page behind
 * a cursor also the cursor's score and member.
 * Returns {member, score, member, score, …}.
 */
export const RANGE = `
local index, min, max, limit, reverse = KEYS[1], ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4] == '1'

local function before(a, b)
  for n = 1, math.min(#a, #b) do
    local x, y = string.byte(a, n), string.byte(b, n)
    if x ~= y then return x < y end
  end
  return #a < #b
end

-- The ranks of the page: from first, up to but without last.
local first = redis.call('ZCOUNT', index, '-inf', '(' .. min)
local last = redis.call('ZCOUNT', index, '-inf', max)
if ARGV[5] then
  local score, cursor = ARGV[5], ARGV[6]
  local low = redis.call('ZCOUNT', index, '-inf', '(' .. score)
  local high = redis.call('ZCOUNT', index, '-inf', score)
  while low < high do
    local middle = math.floor((low + high) / 2)
    local member = redis.call('ZRANGE', index, middle, middle)[1]
    if before(member, cursor) or (member == cursor and not reverse) then low = middle + 1
    else high = middle end
  end
  if reverse then last = math.min(last, low) else first = math.max(first, low) end
end
if reverse then first = math.max(first, last - limit) else last = math.min(last, first + limit) end
if first >= last then return {} end
return redis.call('ZRANGE', index, first, last - 1, 'WITHSCORES')
`;
